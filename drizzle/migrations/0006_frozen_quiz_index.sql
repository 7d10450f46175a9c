CREATE INDEX CONCURRENTLY IF NOT EXISTS "live_session_frozen_quiz_idx" ON "live_session" USING btree ("frozen_quiz_id");
