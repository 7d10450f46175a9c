CREATE TABLE "display_pairing" (
	"code" text PRIMARY KEY NOT NULL,
	"key_hash" text NOT NULL,
	"live_session_id" uuid,
	"role" text,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "display_pairing" ADD CONSTRAINT "display_pairing_live_session_id_live_session_id_fk" FOREIGN KEY ("live_session_id") REFERENCES "public"."live_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "display_pairing_key_key" ON "display_pairing" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "display_pairing_expiry_idx" ON "display_pairing" USING btree ("expires_at");