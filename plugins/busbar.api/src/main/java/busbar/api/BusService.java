package busbar.api;

import busbar.api.archive.Archive;
import busbar.api.archive.ArchiveReplay;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayEntry;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.Event;
import busbar.api.metrics.MetricPoint;
import busbar.api.metrics.MetricsQuery;
import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import busbar.api.model.TargetType;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.Explanation;
import busbar.api.subscription.StartingPosition;
import busbar.api.subscription.Subscription;
import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TracedEvent;
import java.util.List;

/** Everything that can be asked of a bus service, embedded or remote alike. Every call blocks and may be made from any
 *  thread but a UI thread; every call may throw a {@link BusException}. */
public interface BusService extends AutoCloseable {

    ServiceInfo info();

    /** The same service, with changes recorded under this name. Closing the view does not close the service. */
    BusService as(String actor);

    // --- buses -------------------------------------------------------------------------------------------------------

    /** All buses by name, the built-in {@code default} first. */
    List<EventBus> buses();

    EventBus bus(String name);

    /** Creates a bus; its version and time of creation are given by the service. */
    EventBus createBus(EventBus draft);

    /** Creates a bus that keeps its events as long as is usual. */
    default EventBus createBus(String name, String description) {
        try {
            return createBus(EventBus.draft(name, description));
        } catch (IllegalArgumentException e) {
            throw new BusException.Invalid("InvalidArgument", e.getMessage(), e);
        }
    }

    /** Replaces description and retention of a bus whose version is still the one given; refused with
     *  {@link BusException.Conflict}, which tells who changed what, otherwise. */
    EventBus updateBus(EventBus changed);

    /** Deletes a bus with its events, traces and dead letters; refused while it has rules. */
    void deleteBus(String name);

    /** The last 50 versions of a bus, newest first; those before it was deleted and created again too. */
    List<EventBus> busVersions(String name);

    // --- rules -------------------------------------------------------------------------------------------------------

    /** All rules of a bus by name. */
    List<EventRule> rules(String bus);

    EventRule rule(String bus, String name);

    /** Creates a rule; its version is given by the service. It sees events put after this call returned. */
    EventRule createRule(EventRule draft);

    /** Replaces a rule whose version is still the one given; refused with {@link BusException.Conflict}, which tells
     *  who changed what, otherwise. */
    EventRule updateRule(EventRule changed);

    EventRule enableRule(String bus, String name, boolean enabled);

    /** Deletes a rule; deliveries of it that wait for a retry become dead letters. */
    void deleteRule(String bus, String name);

    /** As {@link #createRule(EventRule)}, and its targets also get what its pattern wants of the events that the bus
     *  keeps from there on; until they have, their {@link #subscriptions} are behind. */
    EventRule createRule(EventRule draft, StartingPosition from);

    /** The last 50 versions of a rule, newest first; those of a deleted rule are kept as long as its bus. */
    List<EventRule> ruleVersions(String bus, String name);

    // --- subscriptions: how far the targets of the rules are ---------------------------------------------------------

    /** How far each target of each rule of a bus is, by rule, in the order of the rule's targets. */
    List<Subscription> subscriptions(String bus);

    /** Begins no delivery to a target any more; attempts under way end. What comes meanwhile waits in the bus's log,
     *  which keeps it however old it gets. Repeats change nothing. */
    Subscription pauseDelivery(String bus, String rule, String target);

    /** Goes on where delivery was paused: first with what waits, in its order, then with what comes. */
    Subscription resumeDelivery(String bus, String rule, String target);

    /** Moves a target to another place of the bus's log. What waits for it is dropped, retries too; its dead letters
     *  stay. From there on it gets what the rule wants, again where it had it already. Paused stays paused. */
    Subscription deliverFrom(String bus, String rule, String target, StartingPosition from);

    /** Events that a bus keeps from there on, whoever wants them. Cheap. */
    long countEvents(String bus, StartingPosition from);

    // --- connections of HTTP targets ---------------------------------------------------------------------------------

    /** All connections by name, without their secrets. */
    List<Connection> connections();

    Connection createConnection(Connection draft);

    /** Replaces a connection whose version is still the one given; refused with {@link BusException.Conflict}
     *  otherwise. A secret that is {@link Authorization#KEPT} stays as it was. */
    Connection updateConnection(Connection changed);

    /** Deletes a connection; refused while a target names it. */
    void deleteConnection(String name);

    /** The last 50 versions of a connection, newest first, without their secrets; those of a deleted one too. Saving
     *  one again keeps the secret that there is. */
    List<Connection> connectionVersions(String name);

    // --- the whole set -----------------------------------------------------------------------------------------------

    /** All buses, rules, archives and connections as one JSON document, fit to be kept beside code. Secrets are left
     *  out and named in its member {@code secretsLeftOut}. */
    String exportDefinitions();

    /** Takes over what such a document has: creates what is missing, changes what differs, deletes nothing. Either the
     *  whole document is right, or nothing is changed.
     *
     *  @throws BusException.Invalid naming what is wrong with the document */
    ImportReport importDefinitions(String json);

    /** The kinds of target that this service delivers to, with the form that describes each. */
    List<TargetType> targetTypes();

    /** Says whether an event would match, and for each field why or why not.
     *
     *  @throws BusException.Invalid when the pattern is wrong, with place, found and expected */
    Explanation testPattern(String pattern, Dialect dialect, Event event);

    // --- events ------------------------------------------------------------------------------------------------------

    /** Puts events on a bus. An entry without error is on disk when this returns; the others were not taken. */
    PutResult putEvents(String bus, List<Event> events);

    /** The event of this id as it was taken; the newest where an id was used twice. */
    Event event(String bus, String eventId);

    // --- trace -------------------------------------------------------------------------------------------------------

    /** Traced events, newest first. */
    Page<TracedEvent> tracedEvents(TraceQuery query);

    EventTrace trace(String bus, String eventId);

    TraceFeed follow(TraceFilter filter, TraceFeed.Listener listener);

    // --- dead letters and replay -------------------------------------------------------------------------------------

    /** Dead letters, newest first. */
    Page<DeadLetter> deadLetters(DeadLetterQuery query);

    /** Dead letters that the query finds, its paging left aside. */
    long countDeadLetters(DeadLetterQuery query);

    /** Removes letters for good. @return how many of them were still there */
    int discardDeadLetters(String bus, List<String> letterIds);

    /** Starts to put dead letters on their bus again. A letter leaves the queue only after the bus took its replay. */
    ReplayJob replay(ReplayRequest request);

    /** Replay jobs of a bus, newest first, at most 100. */
    List<ReplayJob> replayJobs(String bus);

    ReplayJob replayJob(String jobId);

    /** Stops a job before its next letter; what the bus took stays taken. */
    ReplayJob cancelReplay(String jobId);

    /** What became of each letter of a job. @param next token of the page, empty for the first */
    Page<ReplayEntry> replayLedger(String jobId, String next);

    // --- archives ----------------------------------------------------------------------------------------------------

    /** Archives of a bus by name. */
    List<Archive> archives(String bus);

    /** Keeps events that are put after this returned. */
    Archive createArchive(Archive draft);

    /** Replaces description, pattern and retention of an archive whose version is still the one given; refused with
     *  {@link BusException.Conflict} otherwise. What it holds already stays, as long as the new retention says. */
    Archive updateArchive(Archive changed);

    /** Deletes an archive with all that it kept. */
    void deleteArchive(String bus, String name);

    /** The last 50 versions of an archive, newest first; those of a deleted one are kept as long as its bus. */
    List<Archive> archiveVersions(String bus, String name);

    /** Starts to put a range of an archive on its bus again. The job is found, listed and cancelled like a replay of
     *  dead letters; it has no ledger. */
    ReplayJob replayArchive(ArchiveReplay request);

    // --- metrics -----------------------------------------------------------------------------------------------------

    /** Counts and latencies, oldest first, one point a step with a zero point where nothing happened. */
    List<MetricPoint> metrics(MetricsQuery query);

    @Override
    void close();
}
