ALTER TABLE "live_session" VALIDATE CONSTRAINT "live_session_frozen_quiz_id_frozen_quiz_id_fk";
