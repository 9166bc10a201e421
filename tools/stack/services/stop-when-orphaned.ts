// Loaded before a service: when the supervisor is gone, however it went, the channel ends and the service stops in order.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
