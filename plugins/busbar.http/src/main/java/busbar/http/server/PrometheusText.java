package busbar.http.server;

import busbar.api.BusService;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.metrics.MetricPoint;
import busbar.api.metrics.MetricsQuery;
import busbar.api.model.EventBus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The service's counts in Prometheus' text format 0.0.4. Counters run since the service was started; where its history
 *  is shorter than that they fall back, which a scraper takes for a restart. */
final class PrometheusText {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final Map<String, ToLongFunction<MetricPoint>> COUNTERS = counters();
    private final BusService service;
    private final Clock clock;
    private final StringBuilder text = new StringBuilder(4_096);

    PrometheusText(BusService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    String text() {
        List<String> buses = service.buses().stream().map(EventBus::name).toList();
        Map<String, List<MetricPoint>> history = new LinkedHashMap<>();
        buses.forEach(bus -> history.put(bus, history(bus)));
        COUNTERS.forEach((name, count) -> {
            head("busbar_" + name + "_total", "counter", "Since the service was started.");
            history.forEach((bus, points) -> line("busbar_" + name + "_total", bus,
                    points.stream().mapToLong(count).sum()));
        });
        latencies(history);
        head("busbar_dead_letters", "gauge", "Dead letters kept now.");
        buses.forEach(bus -> line("busbar_dead_letters", bus,
                service.countDeadLetters(DeadLetterQuery.ofBus(bus))));
        head("busbar_trace_steps_left_out_total", "counter", "Steps that the trace was too slow for, since the start.");
        text.append("busbar_trace_steps_left_out_total %d\n".formatted(service.info().stepsLeftOut()));
        head("busbar_up", "gauge", "1 while the service answers.");
        return text.append("busbar_up 1\n").toString();
    }

    private static Map<String, ToLongFunction<MetricPoint>> counters() {
        Map<String, ToLongFunction<MetricPoint>> counters = new LinkedHashMap<>();
        counters.put("events_received", MetricPoint::received);
        counters.put("rule_matches", MetricPoint::matched);
        counters.put("deliveries", MetricPoint::delivered);
        counters.put("failed_attempts", MetricPoint::failed);
        counters.put("retries", MetricPoint::retried);
        counters.put("deliveries_dead", MetricPoint::dead);
        return counters;
    }

    private List<MetricPoint> history(String bus) {
        Instant to = clock.instant().plus(MINUTE);
        Instant from = service.info().startedAt().minus(MINUTE);
        long minutes = Duration.between(from, to).toMinutes();
        Duration step = MINUTE.multipliedBy(1 + minutes / (MetricsQuery.POINTS_MAX / 2));
        return service.metrics(new MetricsQuery(bus, "", "", from, to, step));
    }

    private void latencies(Map<String, List<MetricPoint>> history) {
        head("busbar_latency_seconds", "gauge",
                "From receipt to delivery, the worst minute of the last five; 0 without deliveries.");
        history.forEach((bus, points) -> {
            Instant since = clock.instant().minus(RECENT);
            List<MetricPoint> recent = points.stream().filter(p -> p.at().isAfter(since)).toList();
            quantile(bus, "0.5", recent.stream().map(MetricPoint::latencyP50).toList());
            quantile(bus, "0.99", recent.stream().map(MetricPoint::latencyP99).toList());
        });
    }

    private void quantile(String bus, String quantile, List<Duration> latencies) {
        Duration worst = new ArrayList<>(latencies).stream().max(Duration::compareTo).orElse(Duration.ZERO);
        text.append("busbar_latency_seconds{bus=\"%s\",quantile=\"%s\"} %s\n"
                .formatted(bus, quantile, worst.toNanos() / 1e9));
    }

    private void head(String name, String type, String help) {
        text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
    }

    private void line(String name, String bus, long value) {
        text.append("%s{bus=\"%s\"} %d\n".formatted(name, bus, value)); // names of buses need no escapes
    }
}
