"""What is counted for Prometheus; served only where METRICS_PORT says so. No label names a person."""

from collections.abc import Callable

from prometheus_client import Counter, Gauge, Histogram, start_http_server

from bot.config import Settings

UPDATES = Counter("bot_updates", "Updates taken, by kind and by whether they are done with", ["kind", "done"])
SECONDS = Histogram(
    "bot_update_seconds",
    "Time from taking an update to being done with it",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)
MESSAGES = Counter("bot_outbox_messages", "Messages of the outbox, by what became of them", ["outcome"])
WAITING = Gauge("bot_outbox_waiting", "Messages of the outbox that are due and not delivered")
LAG = Gauge("bot_outbox_lag_seconds", "For how long the oldest of them has been due")


def serve(settings: Settings) -> Callable[[], None]:
    """Answer on the port of the settings, from a thread of its own; what ends that."""
    if settings.metrics_port is None:
        return lambda: None
    server, thread = start_http_server(settings.metrics_port, settings.metrics_host)

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return stop
