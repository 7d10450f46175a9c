CREATE TABLE "session_deputy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"live_session_id" uuid NOT NULL,
	"sign_in" text NOT NULL,
	"link_hash" text,
	"key_hash" text,
	"device" text DEFAULT '' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session_deputy" ADD CONSTRAINT "session_deputy_live_session_id_live_session_id_fk" FOREIGN KEY ("live_session_id") REFERENCES "public"."live_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_deputy" ADD CONSTRAINT "session_deputy_sign_in_auth_session_id_hash_fk" FOREIGN KEY ("sign_in") REFERENCES "public"."auth_session"("id_hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "session_deputy_link_key" ON "session_deputy" USING btree ("link_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "session_deputy_key_key" ON "session_deputy" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "session_deputy_session_idx" ON "session_deputy" USING btree ("live_session_id");--> statement-breakpoint
CREATE INDEX "session_deputy_sign_in_idx" ON "session_deputy" USING btree ("sign_in");--> statement-breakpoint
CREATE INDEX "session_deputy_expiry_idx" ON "session_deputy" USING btree ("expires_at");