package busbar.http.client;

import busbar.api.BusService;
import busbar.api.ImportReport;
import busbar.api.archive.Archive;
import busbar.api.model.Connection;
import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import busbar.api.subscription.StartingPosition;
import busbar.http.client.WireCalls.Call;
import busbar.http.wire.Bodies.Definitions;
import busbar.http.wire.Paths;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;

/** The definitions of a service at the other end of the wire. */
abstract class HttpDefinitions implements BusService {
    final WireCalls calls;
    final String actor;

    HttpDefinitions(WireCalls calls, String actor) {
        this.calls = calls;
        this.actor = actor;
    }

    @Override
    public List<EventBus> buses() {
        return ask(Call.get(Paths.BUSES), new TypeReference<>() { });
    }

    @Override
    public EventBus bus(String name) {
        return ask(Call.get(Paths.BUS, name), EventBus.class);
    }

    @Override
    public EventBus createBus(EventBus draft) {
        return ask(Call.post(draft, Paths.BUSES), EventBus.class);
    }

    @Override
    public EventBus updateBus(EventBus changed) {
        return ask(Call.put(changed, Paths.BUS, changed.name()), EventBus.class);
    }

    @Override
    public void deleteBus(String name) {
        calls.tell(Call.delete(Paths.BUS, name), actor);
    }

    @Override
    public List<EventBus> busVersions(String name) {
        return ask(Call.get(Paths.BUS_VERSIONS, name), new TypeReference<>() { });
    }

    @Override
    public List<EventRule> rules(String bus) {
        return ask(Call.get(Paths.RULES, bus), new TypeReference<>() { });
    }

    @Override
    public EventRule rule(String bus, String name) {
        return ask(Call.get(Paths.RULE, bus, name), EventRule.class);
    }

    @Override
    public EventRule createRule(EventRule draft) {
        return ask(Call.post(draft, Paths.RULES, draft.bus()), EventRule.class);
    }

    @Override
    public EventRule createRule(EventRule draft, StartingPosition from) {
        return ask(Call.post(draft, Paths.RULES, draft.bus()).with(Map.of("from", from.toString())), EventRule.class);
    }

    @Override
    public EventRule updateRule(EventRule changed) {
        return ask(Call.put(changed, Paths.RULE, changed.bus(), changed.name()), EventRule.class);
    }

    @Override
    public EventRule enableRule(String bus, String name, boolean enabled) {
        return ask(Call.post(Map.of(), enabled ? Paths.ENABLE : Paths.DISABLE, bus, name), EventRule.class);
    }

    @Override
    public void deleteRule(String bus, String name) {
        calls.tell(Call.delete(Paths.RULE, bus, name), actor);
    }

    @Override
    public List<EventRule> ruleVersions(String bus, String name) {
        return ask(Call.get(Paths.VERSIONS, bus, name), new TypeReference<>() { });
    }

    @Override
    public String exportDefinitions() {
        return ask(Call.get(Paths.DEFINITIONS), Definitions.class).document();
    }

    @Override
    public ImportReport importDefinitions(String json) {
        return ask(Call.post(new Definitions(json), Paths.DEFINITIONS), ImportReport.class);
    }

    @Override
    public List<Connection> connections() {
        return ask(Call.get(Paths.CONNECTIONS), new TypeReference<>() { });
    }

    @Override
    public Connection createConnection(Connection draft) {
        return ask(Call.post(draft, Paths.CONNECTIONS), Connection.class);
    }

    @Override
    public Connection updateConnection(Connection changed) {
        return ask(Call.put(changed, Paths.CONNECTION, changed.name()), Connection.class);
    }

    @Override
    public void deleteConnection(String name) {
        calls.tell(Call.delete(Paths.CONNECTION, name), actor);
    }

    @Override
    public List<Connection> connectionVersions(String name) {
        return ask(Call.get(Paths.CONNECTION_VERSIONS, name), new TypeReference<>() { });
    }

    @Override
    public List<Archive> archives(String bus) {
        return ask(Call.get(Paths.ARCHIVES, bus), new TypeReference<>() { });
    }

    @Override
    public Archive createArchive(Archive draft) {
        return ask(Call.post(draft, Paths.ARCHIVES, draft.bus()), Archive.class);
    }

    @Override
    public Archive updateArchive(Archive changed) {
        return ask(Call.put(changed, Paths.ARCHIVE, changed.bus(), changed.name()), Archive.class);
    }

    @Override
    public List<Archive> archiveVersions(String bus, String name) {
        return ask(Call.get(Paths.ARCHIVE_VERSIONS, bus, name), new TypeReference<>() { });
    }

    @Override
    public void deleteArchive(String bus, String name) {
        calls.tell(Call.delete(Paths.ARCHIVE, bus, name), actor);
    }

    final <T> T ask(Call call, Class<T> form) {
        return calls.ask(call, actor, form);
    }

    final <T> T ask(Call call, TypeReference<T> form) {
        return calls.ask(call, actor, form);
    }
}
