package busbar.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.api.pattern.Dialect;
import busbar.http.Engines;
import busbar.http.Wire;
import com.aliyun.eventbridge.EventBridgeClient;
import com.aliyun.eventbridge.models.CloudEvent;
import com.aliyun.eventbridge.models.Config;
import com.aliyun.eventbridge.models.CreateEventBusRequest;
import com.aliyun.eventbridge.models.CreateRuleRequest;
import com.aliyun.eventbridge.models.CreateTargetsRequest;
import com.aliyun.eventbridge.models.CreateTargetsResponse;
import com.aliyun.eventbridge.models.DeleteEventBusRequest;
import com.aliyun.eventbridge.models.DeleteRuleRequest;
import com.aliyun.eventbridge.models.DeleteTargetsRequest;
import com.aliyun.eventbridge.models.DisableRuleRequest;
import com.aliyun.eventbridge.models.EBTargetParam;
import com.aliyun.eventbridge.models.EnableRuleRequest;
import com.aliyun.eventbridge.models.GetEventBusRequest;
import com.aliyun.eventbridge.models.GetEventBusResponse;
import com.aliyun.eventbridge.models.GetRuleRequest;
import com.aliyun.eventbridge.models.GetRuleResponse;
import com.aliyun.eventbridge.models.ListEventBusesRequest;
import com.aliyun.eventbridge.models.ListEventBusesResponse;
import com.aliyun.eventbridge.models.ListRulesRequest;
import com.aliyun.eventbridge.models.ListRulesResponse;
import com.aliyun.eventbridge.models.ListTargetsRequest;
import com.aliyun.eventbridge.models.PutEventsResponse;
import com.aliyun.eventbridge.models.TargetEntry;
import com.aliyun.eventbridge.models.TestEventPatternRequest;
import com.aliyun.eventbridge.models.UpdateRuleRequest;
import com.aliyun.eventbridge.util.EventBuilder;
import com.aliyun.tea.TeaException;
import com.aliyun.teautil.models.RuntimeOptions;
import java.net.URI;
import java.time.Duration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's client, unmodified, on buses, rules, targets and events. */
class VendorClientTest {
    private static final String BUS = "orders";
    @TempDir
    Path folder;
    private BusService service;
    private Wire wire;
    private EventBridgeClient client;

    @BeforeEach
    void connect() throws Exception {
        service = Engines.open(folder);
        wire = Wire.to(service);
        client = client(wire, Role.ADMIN);
        client.createEventBus(new CreateEventBusRequest().setEventBusName(BUS).setDescription("Orders"));
    }

    @AfterEach
    void close() {
        wire.close();
        service.close();
    }

    static EventBridgeClient client(Wire wire, Role role) throws Exception {
        return new EventBridgeClient(new Config().setAccessKeyId(Wire.key(role).id()).setAccessKeySecret(Wire.SECRET)
                .setEndpoint(wire.address().getAuthority()));
    }

    @Test
    void busesAreCreatedReadListedAndDeleted() {
        assertEquals("acs:eventbridge:local:busbar:eventbus/billing", client.createEventBus(
                new CreateEventBusRequest().setEventBusName("billing").setDescription("")).getEventBusARN());
        GetEventBusResponse bus = client.getEventBus(new GetEventBusRequest().setEventBusName(BUS));
        assertEquals("Orders", bus.description);
        assertTrue(bus.createTimestamp > 1_700_000_000_000L && !bus.requestId.isEmpty(), bus.requestId);
        ListEventBusesResponse page = client.listEventBuses(new ListEventBusesRequest().setLimit(2));
        assertEquals(List.of("default", "billing"), page.eventBuses.stream().map(b -> b.eventBusName).toList());
        assertEquals(3, page.total);
        ListEventBusesResponse rest =
                client.listEventBuses(new ListEventBusesRequest().setLimit(2).setNextToken(page.nextToken));
        assertEquals(List.of(BUS), rest.eventBuses.stream().map(b -> b.eventBusName).toList());
        assertEquals(1, client.listEventBuses(new ListEventBusesRequest().setNamePrefix("bill")).total);
        client.deleteEventBus(new DeleteEventBusRequest().setEventBusName("billing"));
        assertSays("EventBusNotExist", "billing",
                () -> client.getEventBus(new GetEventBusRequest().setEventBusName("billing")));
    }

    @Test
    void updateEventBusIsAnsweredThoughThisClientHasNoMethodForIt() {
        client.doRequest("updateEventBus", "HTTP", "POST", "/openapi/updateEventBus", null,
                Map.of("EventBusName", BUS, "Description", "New words"), new RuntimeOptions());
        assertEquals("New words", service.bus(BUS).description());
    }

    @Test
    void rulesAreCreatedReadListedSwitchedAndDeleted() {
        createRule("all", "{}");
        createRule("to-log", "{\"source\":[\"shop\"]}");
        GetRuleResponse rule = client.getRule(new GetRuleRequest().setEventBusName(BUS).setRuleName("to-log"));
        assertEquals("{\"source\":[\"shop\"]}", rule.filterPattern);
        assertEquals("ENABLE", rule.status);
        assertEquals("http://127.0.0.1:9/in", rule.targets.getFirst().endpoint);
        assertEquals("$.data.name", rule.targets.getFirst().paramList.getFirst().value);
        assertEquals("EXPONENTIAL_DECAY_RETRY", rule.targets.getFirst().pushRetryStrategy);
        ListRulesResponse rules = client.listRules(new ListRulesRequest().setEventBusName(BUS).setLimit(1));
        assertEquals("all", rules.rules.getFirst().ruleName);
        assertEquals(2, rules.total);
        client.disableRule(new DisableRuleRequest().setEventBusName(BUS).setRuleName("all"));
        assertEquals(false, service.rule(BUS, "all").enabled());
        client.enableRule(new EnableRuleRequest().setEventBusName(BUS).setRuleName("all"));
        assertEquals(true, service.rule(BUS, "all").enabled());
        client.deleteRule(new DeleteRuleRequest().setEventBusName(BUS).setRuleName("all"));
        assertEquals(List.of("to-log"), service.rules(BUS).stream().map(EventRule::name).toList());
    }

    @Test
    void anUpdateLeavesWhatTheVendorHasNoWordsFor() {
        RetryPolicy seven = new RetryPolicy(RetryPolicy.Strategy.BACKOFF_RETRY, 7, Duration.ofHours(1));
        service.createRule(EventRule.draft(BUS, "aws", "{\"source\":[{\"wildcard\":\"sh*\"}]}",
                List.of(EventTarget.of("log", new Destination.Log()).withRetry(seven)))
                .withPattern(Dialect.AWS, "{\"source\":[{\"wildcard\":\"sh*\"}]}"));
        client.updateRule(new UpdateRuleRequest().setEventBusName(BUS).setRuleName("aws").setDescription("New words")
                .setStatus("DISABLE"));
        EventRule rule = service.rule(BUS, "aws");
        assertEquals("New words", rule.description());
        assertEquals(false, rule.enabled());
        assertEquals(Dialect.AWS, rule.dialect());
        assertEquals(seven, rule.target("log").retry());
    }

    @Test
    void targetsAreCreatedListedUpdatedAndDeletedAndWhatIsRefusedIsNamed() {
        createRule("to-log", "{}");
        CreateTargetsResponse made = client.createTargets(new CreateTargetsRequest().setEventBusName(BUS)
                .setRuleName("to-log").setTargets(List.of(entry("second", "log", "log:"), entry("crm", "log", "log:"),
                        entry("third", "acs.fc.function", "acs:fc:x"))));
        assertEquals(2, made.errorEntriesCount);
        assertEquals(List.of("EventRuleTargetIdDuplicate", "EventRuleTargetTypeNotSupported"),
                made.errorEntries.stream().map(e -> e.errorCode).toList());
        assertEquals(List.of("crm", "second"), client.listTargets(new ListTargetsRequest().setEventBusName(BUS)
                .setRuleName("to-log")).targets.stream().map(TargetEntry::getId).toList());
        client.doRequest("updateTargets", "HTTP", "POST", "/openapi/updateTargets", null, Map.of("EventBusName", BUS,
                "RuleName", "to-log", "Targets", List.of(Map.of("Id", "second", "Type", "acs.eventbridge", "Endpoint",
                        "acs:eventbridge:local:busbar:eventbus/orders"))), new RuntimeOptions());
        assertEquals(new Destination.Bus(BUS), service.rule(BUS, "to-log").target("second").destination());
        assertEquals(1, client.deleteTargets(new DeleteTargetsRequest().setEventBusName(BUS).setRuleName("to-log")
                .setTargetIds(List.of("crm", "never"))).errorEntriesCount);
        assertEquals(1, service.rule(BUS, "to-log").targets().size());
    }

    /** As the vendor's own samples of HTTP targets have them. */
    @Test
    void paramsOfARequestAreTakenAndThoseThatOnlyRepeatTheEndpointToo() {
        createRule("all", "{}");
        String url = "http://127.0.0.1:9/orders/*";
        assertEquals(List.of(), refusals(url, param("url", "CONSTANT", url), param("Network", "CONSTANT",
                "PublicNetwork"), param("Body", "ORIGINAL", ""), param("PathParameterValues", "CONSTANT", "[7]"),
                param("HeaderParameters", "TEMPLATE", "{\"k\":\"X-Id\",\"v\":\"$.id\"}")
                        .setTemplate("{\"${k}\":\"${v}\"}")));
        assertEquals(List.of("body", "HeaderParameters", "PathParameterValues"),
                client.listTargets(new ListTargetsRequest().setEventBusName(BUS).setRuleName("all")).targets.get(1)
                        .paramList.stream().map(EBTargetParam::getResourceKey).toList());
    }

    @Test
    void aParamThatChoosesTheAddressOrIsUnknownIsRefused() {
        createRule("all", "{}");
        String url = "http://127.0.0.1:9/in";
        assertTrue(refusals(url, param("url", "JSONPATH", "$.data.url")).getFirst().contains("no event chooses it"));
        assertTrue(refusals(url, param("URL", "CONSTANT", "http://other/")).getFirst().contains("can only be"));
        assertTrue(refusals(url, param("Network", "CONSTANT", "PrivateNetwork")).getFirst().contains("PublicNetwork"));
        assertEquals("A target of type `http` has no param `queue`; it has body, HeaderParameters, "
                + "QueryStringParameters, PathParameterValues.",
                refusals(url, param("queue", "CONSTANT", "q")).getFirst());
    }

    private List<String> refusals(String url, EBTargetParam... params) {
        return client.createTargets(new CreateTargetsRequest().setEventBusName(BUS).setRuleName("all")
                .setTargets(List.of(entry("more", "http", url).setParamList(List.of(params))))).errorEntries.stream()
                .map(e -> e.errorMessage).toList();
    }

    private static EBTargetParam param(String key, String form, String value) {
        return new EBTargetParam().setResourceKey(key).setForm(form).setValue(value);
    }

    @Test
    void eventsArePut() {
        CloudEvent event = EventBuilder.builder().withId("e1").withSource(URI.create("shop")).withType("order.placed")
                .withSubject("acs:x").withAliyunEventBus(BUS).withJsonStringData("{\"name\":\"é\",\"n\":1}").build();
        PutEventsResponse put = client.putEvents(List.of(event));
        assertEquals(0, put.failedEntryCount);
        assertEquals("e1", put.entryList.getFirst().eventId);
        assertEquals("{\"name\":\"é\",\"n\":1}",
                new String(service.event(BUS, "e1").data().bytes(), java.nio.charset.StandardCharsets.UTF_8));
        CloudEvent bytes = EventBuilder.builder().withId("e2").withSource(URI.create("shop")).withType("t")
                .withAliyunEventBus(BUS).build().setDatacontenttype("image/png").setData(new byte[] {0, 1, -1});
        assertEquals(0, client.putEvents(List.of(bytes)).failedEntryCount);
        assertEquals(-1, service.event(BUS, "e2").data().bytes()[2]);
    }

    @Test
    void eventsForTwoBusesOrNoneAreRefused() {
        service.createBus("billing", "");
        CloudEvent one = event("1", BUS);
        assertSays("PutEventsRequestMoreThanOneEventBus", "billing",
                () -> client.putEvents(List.of(one, event("2", "billing"))));
        assertSays("EventBusNotExist", "nowhere", () -> client.putEvents(List.of(event("3", "nowhere"))));
    }

    @Test
    void aPatternIsTested() {
        TestEventPatternRequest request = new TestEventPatternRequest()
                .setEvent("{\"id\":\"1\",\"source\":\"shop\",\"type\":\"t\",\"specversion\":\"1.0\"}");
        assertEquals(true, client.testEventPattern(request.setEventPattern("{\"source\":[\"shop\"]}")).result);
        assertEquals(false, client.testEventPattern(request.setEventPattern("{\"source\":[\"x\"]}")).result);
        assertSays("EventRuleFilterPatternSchemaError", "line 1",
                () -> client.testEventPattern(request.setEventPattern("{\"source\":7}")));
    }

    @Test
    void aKeyThatIsUnknownOrWrongOrTooWeakIsRefused() throws Exception {
        Config config = new Config().setAccessKeyId("stranger").setAccessKeySecret(Wire.SECRET)
                .setEndpoint(wire.address().getAuthority());
        assertSays("InvalidAccessKeyId.NotFound", "stranger",
                () -> new EventBridgeClient(config).listEventBuses(new ListEventBusesRequest()));
        assertSays("SignatureDoesNotMatch", "admin", () -> new EventBridgeClient(config.setAccessKeyId("admin")
                .setAccessKeySecret("wrong")).listEventBuses(new ListEventBusesRequest()));
        EventBridgeClient viewer = client(wire, Role.VIEWER);
        assertSays("Forbidden", "viewer", () -> viewer.putEvents(List.of(event("1", BUS))));
        client(wire, Role.PUBLISHER).putEvents(List.of(event("1", BUS)));
    }

    static CloudEvent event(String id, String bus) {
        return EventBuilder.builder().withId(id).withSource(URI.create("shop")).withType("order.placed")
                .withAliyunEventBus(bus).withJsonStringData("{\"n\":1}").build();
    }

    static void assertSays(String code, String part, Attempt attempt) {
        TeaException refused = assertThrows(TeaException.class, attempt::run);
        assertTrue(refused.getCode().startsWith(code), refused.getCode() + ": " + refused.getMessage());
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
        assertTrue(refused.getData().keySet().containsAll(Set.of("code", "message", "requestId")));
    }

    interface Attempt {
        void run() throws Exception;
    }

    private void createRule(String name, String pattern) {
        String arn = client.createRule(new CreateRuleRequest().setEventBusName(BUS).setRuleName(name)
                .setStatus("ENABLE").setFilterPattern(pattern).setTargets(List.of(entry("crm", "http",
                        "http://127.0.0.1:9/in")))).ruleARN;
        assertEquals("acs:eventbridge:local:busbar:eventbus/orders/rule/" + name, arn);
    }

    private static TargetEntry entry(String id, String type, String endpoint) {
        return new TargetEntry().setId(id).setType(type).setEndpoint(endpoint)
                .setPushRetryStrategy("EXPONENTIAL_DECAY_RETRY").setParamList(List.of(new EBTargetParam()
                        .setResourceKey("Body").setForm("JSONPATH").setValue("$.data.name")));
    }
}
