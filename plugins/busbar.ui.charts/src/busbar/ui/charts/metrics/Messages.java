package busbar.ui.charts.metrics;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String Metrics_countsTitle;
    public static String Metrics_delivered;
    public static String Metrics_failed;
    public static String Metrics_job;
    public static String Metrics_latencyTitle;
    public static String Metrics_noBus;
    public static String Metrics_noLatency;
    public static String Metrics_p50;
    public static String Metrics_p99;
    public static String Metrics_received;
    public static String Metrics_totals;
    public static String Range_day;
    public static String Range_fiveMinutes;
    public static String Range_hour;
    public static String Range_minutes;
    public static String Range_seconds;
    public static String Range_sixHours;
    public static String Range_week;

    static {
        NLS.initializeMessages("busbar.ui.charts.metrics.messages", Messages.class);
    }

    private Messages() {
    }
}
