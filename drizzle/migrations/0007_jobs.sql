CREATE TABLE "job" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"recurring" text,
	"payload" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"run_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease" uuid,
	"leased_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failed_at" timestamp with time zone,
	"error" text,
	"given_up_at" timestamp with time zone,
	CONSTRAINT "job_recurring_unique" UNIQUE("recurring")
);
--> statement-breakpoint
CREATE INDEX "job_due_idx" ON "job" USING btree ("run_at");