package busbar.ui.charts.metrics;

import busbar.api.metrics.MetricPoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.RangeType;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The two charts. Any thread but the UI thread: the first chart loads fonts. */
final class MetricsCharts {
    private static final double DOT_PIXELS = 4;
    private static final float LINE_PIXELS = 1.8f;
    private static final double LEAST_RANGE = 1; // so that a chart of zeros has a scale

    private MetricsCharts() {
    }

    /** Events received, delivered and failed, step by step. */
    static JFreeChart counts(List<MetricPoint> points, MetricsRange range, ChartFrame frame) {
        XYSeriesCollection lines = new XYSeriesCollection();
        lines.addSeries(line(Messages.Metrics_received, points, MetricPoint::received));
        lines.addSeries(line(Messages.Metrics_delivered, points, MetricPoint::delivered));
        lines.addSeries(line(Messages.Metrics_failed, points, MetricPoint::failed));
        String title = Messages.bind(Messages.Metrics_countsTitle, range.stepWords());
        JFreeChart chart = chart(title, lines, points, frame, frame.accent(), frame.good(), frame.bad());
        chart.getXYPlot().getRangeAxis().setStandardTickUnits(NumberAxis.createIntegerTickUnits()); // no half events
        return chart;
    }

    /** Latency that half and nearly all deliveries stay under; gaps where nothing was delivered. */
    static JFreeChart latency(List<MetricPoint> points, ChartFrame frame) {
        XYSeriesCollection lines = new XYSeriesCollection();
        if (points.stream().anyMatch(point -> point.delivered() > 0)) {
            lines.addSeries(line(Messages.Metrics_p50, points, point -> millis(point, point.latencyP50())));
            lines.addSeries(line(Messages.Metrics_p99, points, point -> millis(point, point.latencyP99())));
        }
        JFreeChart chart = chart(Messages.Metrics_latencyTitle, lines, points, frame, frame.accent(),
                frame.waiting());
        XYPlot plot = chart.getXYPlot();
        plot.setNoDataMessage(Messages.Metrics_noLatency);
        plot.setNoDataMessageFont(frame.font());
        plot.setNoDataMessagePaint(frame.text());
        XYLineAndShapeRenderer renderer = (XYLineAndShapeRenderer) plot.getRenderer();
        renderer.setDefaultShapesVisible(true);
        return chart;
    }

    private static Double millis(MetricPoint point, Duration latency) {
        return point.delivered() == 0 ? null : latency.toNanos() / 1e6;
    }

    private static XYSeries line(String name, List<MetricPoint> points, Function<MetricPoint, Number> value) {
        XYSeries line = new XYSeries(name);
        points.forEach(point -> line.add(point.at().toEpochMilli(), value.apply(point), false));
        return line;
    }

    private static JFreeChart chart(String title, XYSeriesCollection lines, List<MetricPoint> points,
            ChartFrame frame, Color... colors) {
        NumberAxis up = new NumberAxis();
        up.setRangeType(RangeType.POSITIVE);
        up.setAutoRangeIncludesZero(true);
        up.setAutoRangeMinimumSize(LEAST_RANGE);
        DateAxis along = new DateAxis();
        along.setLowerMargin(0);
        along.setUpperMargin(0);
        if (points.size() > 1) { // also where no line is drawn
            along.setRange(points.getFirst().at().toEpochMilli(), points.getLast().at().toEpochMilli());
        }
        XYPlot plot = new XYPlot(lines, style(along, frame), style(up, frame), renderer(colors));
        plot.setBackgroundPaint(frame.background());
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(frame.grid());
        JFreeChart chart = new JFreeChart(title, frame.font().deriveFont(Font.BOLD), plot, true);
        chart.setBackgroundPaint(frame.background());
        chart.setAntiAlias(true);
        chart.getTitle().setPaint(frame.text());
        LegendTitle legend = chart.getLegend();
        legend.setPosition(RectangleEdge.TOP);
        legend.setItemFont(frame.font());
        legend.setItemPaint(frame.text());
        legend.setBackgroundPaint(frame.background());
        legend.setFrame(BlockBorder.NONE);
        return chart;
    }

    private static ValueAxis style(ValueAxis axis, ChartFrame frame) {
        axis.setTickLabelFont(frame.font());
        axis.setTickLabelPaint(frame.text());
        axis.setAxisLinePaint(frame.grid());
        axis.setTickMarkPaint(frame.grid());
        return axis;
    }

    private static XYLineAndShapeRenderer renderer(Color... colors) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        for (int i = 0; i < colors.length; i++) {
            renderer.setSeriesPaint(i, colors[i]);
            renderer.setSeriesStroke(i, new BasicStroke(LINE_PIXELS));
            renderer.setSeriesShape(i, new Ellipse2D.Double(-DOT_PIXELS / 2, -DOT_PIXELS / 2, DOT_PIXELS, DOT_PIXELS));
        }
        return renderer;
    }
}
