ALTER TABLE "item" ALTER COLUMN "question_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "live_session" ADD COLUMN "rules" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "sort" text DEFAULT 'question' NOT NULL;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "content" jsonb;--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "format" text DEFAULT 'quick' NOT NULL;--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "rules" jsonb;