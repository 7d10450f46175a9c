CREATE TABLE "brand_logo" (
	"digest" text NOT NULL,
	"workspace_id" uuid NOT NULL,
	"type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "brand_logo_digest_workspace_id_pk" PRIMARY KEY("digest","workspace_id")
);
--> statement-breakpoint
ALTER TABLE "live_session" ADD COLUMN "brand" jsonb;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "brand" jsonb;--> statement-breakpoint
ALTER TABLE "brand_logo" ADD CONSTRAINT "brand_logo_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "brand_logo_workspace_idx" ON "brand_logo" USING btree ("workspace_id");