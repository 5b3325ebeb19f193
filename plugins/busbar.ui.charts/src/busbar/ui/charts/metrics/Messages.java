package busbar.ui.charts.metrics;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    static String Metrics_countsTitle;
    static String Metrics_delivered;
    static String Metrics_failed;
    static String Metrics_job;
    static String Metrics_latencyTitle;
    static String Metrics_noBus;
    static String Metrics_noLatency;
    static String Metrics_p50;
    static String Metrics_p99;
    static String Metrics_received;
    static String Metrics_totals;
    static String Range_day;
    static String Range_fiveMinutes;
    static String Range_hour;
    static String Range_minutes;
    static String Range_seconds;
    static String Range_sixHours;
    static String Range_week;

    static {
        NLS.initializeMessages("busbar.ui.charts.metrics.messages", Messages.class);
    }

    private Messages() {
    }
}
