CREATE TABLE "result_share" (
	"live_session_id" uuid PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"numbering" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "result_share_token_unique" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "result_share" ADD CONSTRAINT "result_share_live_session_id_live_session_id_fk" FOREIGN KEY ("live_session_id") REFERENCES "public"."live_session"("id") ON DELETE cascade ON UPDATE no action;