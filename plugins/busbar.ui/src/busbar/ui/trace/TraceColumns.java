package busbar.ui.trace;

import busbar.api.trace.TraceStep;
import busbar.ui.kit.Column;
import busbar.ui.kit.Icons;
import busbar.ui.kit.Texts;
import java.util.Comparator;
import java.util.List;

/** Columns of the table of events and of the table of steps. */
final class TraceColumns {

    private TraceColumns() {
    }

    static List<Column<TraceRow>> events(Icons icons) {
        return List.of(
                Column.<TraceRow>of(Messages.Trace_time, 15, row -> Texts.time(row.receivedAt()))
                        .withImage(row -> icons.get(TraceWords.icon(row.status()))),
                Column.<TraceRow>of(Messages.Trace_eventId, 16, TraceRow::eventId),
                Column.<TraceRow>of(Messages.Trace_status, 11, row -> TraceWords.name(row.status()))
                        .withColor(row -> TraceWords.color(row.status())),
                Column.<TraceRow>of(Messages.Trace_source, 11, TraceRow::source),
                Column.<TraceRow>of(Messages.Trace_type, 14, TraceRow::type),
                Column.<TraceRow>of(Messages.Trace_rule, 10, TraceRow::ruleNames),
                Column.<TraceRow>of(Messages.Trace_target, 10, TraceRow::targetNames),
                Column.<TraceRow>of(Messages.Trace_attempts, 9,
                        row -> row.attempts() == 0 ? "" : String.valueOf(row.attempts())),
                Column.<TraceRow>of(Messages.Trace_latency, 7, row -> Texts.latency(row.latency())));
    }

    static List<Column<TraceStep>> steps(Icons icons) {
        return List.of(
                Column.<TraceStep>of(Messages.Trace_time, 15, step -> Texts.time(step.at()))
                        .withImage(step -> icons.get(TraceWords.icon(step.action())))
                        .sortedBy(Comparator.comparingLong(TraceStep::seq)),
                Column.<TraceStep>of(Messages.Trace_step, 15, step -> TraceWords.name(step.action())),
                Column.<TraceStep>of(Messages.Trace_message, 30, TraceWords::message),
                Column.<TraceStep>of(Messages.Trace_rule, 12, TraceStep::rule),
                Column.<TraceStep>of(Messages.Trace_target, 10, TraceStep::target));
    }
}
