// Loaded ahead of web and worker. Their channel to the supervisor closes when it dies, however it dies: then nobody
// stops or restarts them any more, and the next start needs their port and lock. What is acknowledged is committed.
process.once('disconnect', () => process.exit(1));
process.channel?.unref();
