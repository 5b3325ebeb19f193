package busbar.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.model.Destination;
import busbar.api.model.ErrorsTolerance;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.RetryPolicy;
import busbar.api.model.TargetForms;
import busbar.api.model.TargetType;
import busbar.api.pattern.Dialect;
import busbar.api.transform.TargetParam;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RuleSketchTest {
    private final RuleSketch blank = RuleSketch.blank("orders", "to-crm");

    private static TargetType type(String name) {
        return TargetForms.ALL.stream().filter(t -> t.type().equals(name)).findFirst().orElseThrow();
    }

    @Nested
    class ARule {
        private final EventRule rule = new EventRule("orders", "to-crm", "words", false, Dialect.AWS,
                "{\"source\": [\"shop\"]}", List.of(EventTarget.of("log", new Destination.Log())), 7, Instant.EPOCH,
                "");

        @Test
        void comesBackAsItWas() {
            assertEquals(rule, RuleSketch.of(rule).toRule());
        }

        @Test
        void keepsThePatternAsItsAuthorWroteIt() {
            assertEquals(rule.pattern(), RuleSketch.of(rule).pattern().orElseThrow());
        }

        @Test
        void isNotMadeWithoutAFilter() {
            IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, blank::toRule);

            assertEquals(Messages.RuleSketch_noFilter, problem.getMessage());
        }

        @Test
        void isNotMadeOfABrokenPattern() {
            RuleSketch broken = blank.withPattern(Dialect.ALIYUN, "{\"source\": 7}");

            assertTrue(broken.patternProblem().orElseThrow().contains("line 1"));
            assertThrows(IllegalArgumentException.class, broken::toRule);
        }

        @Test
        void isNotMadeUnderABrokenName() {
            RuleSketch broken = blank.withPattern(Dialect.ALIYUN, "{}").withName("no good");

            assertThrows(IllegalArgumentException.class, broken::toRule);
        }
    }

    @Nested
    class Targets {
        @Test
        void getAnIdThatIsFree() {
            RuleSketch three = blank.withTarget(type("http")).withTarget(type("http")).withTarget(type("log"));

            assertEquals(List.of("http", "http-2", "log"), three.targets().stream().map(TargetSketch::id).toList());
        }

        @Test
        void takeWhereDeadLettersGoAndHowManyDeliveriesRunAtOnce() {
            TargetSketch log = TargetSketch.of("log", type("log"));
            TargetSketch changed = log.withDeadLetterBus(Optional.of("graveyard")).withConcurrency(2);

            assertEquals(Optional.of("graveyard"), changed.toTarget().deadLetterBus());
            assertEquals(2, changed.toTarget().concurrencyMax());
            assertEquals(log, changed.withDeadLetterBus(Optional.empty()).withConcurrency(
                    EventTarget.CONCURRENCY_DEFAULT));
            assertTrue(log.withConcurrency(0).problem().orElseThrow().contains("1 to 1000"));
        }

        @Test
        void areReplacedAndRemovedByTheirPlace() {
            RuleSketch two = blank.withTarget(type("http")).withTarget(type("log"));

            RuleSketch changed = two.withTarget(1, two.targets().get(1).withId("audit")).withoutTarget(0);

            assertEquals(List.of("audit"), changed.targets().stream().map(TargetSketch::id).toList());
        }
    }

    @Nested
    class EveryDestination {
        @Test
        void comesBackAsItWas() {
            List<Destination> all = List.of(
                    new Destination.Http(URI.create("https://crm:8443/in?x=1"), "PUT", Map.of("X-Key", "a: b"),
                            Duration.ofMillis(700)),
                    new Destination.Bus("archive"), new Destination.JsonLines("out/events.jsonl"),
                    new Destination.Log());
            for (Destination destination : all) {
                EventTarget target = new EventTarget("t", destination,
                        List.of(TargetParam.of(TargetParam.BODY, "JSONPATH", "$.data", "")),
                        new RetryPolicy(RetryPolicy.Strategy.EXPONENTIAL_DECAY_RETRY, 9, Duration.ofHours(2)),
                        ErrorsTolerance.NONE, Optional.of("graveyard"), 5);

                assertEquals(target, TargetSketch.of(target).toTarget());
                assertEquals(destination.endpoint(), TargetSketch.of(target).endpoint());
            }
            assertEquals(TargetForms.ALL.size(), all.size(), "a destination is missing in this test");
        }

        @Test
        void beginsWithWhatItsFormSays() {
            assertEquals(Map.of("path", "events.jsonl"), TargetSketch.of("f", type("file")).values());
            assertEquals("POST", TargetSketch.of("h", type("http")).values().get("method"));
            assertEquals(EventTarget.of("log", new Destination.Log()), TargetSketch.of("log", type("log")).toTarget());
        }

        @Test
        void keepsEachPartOfItsRequest() {
            List<TargetParam> params = List.of(TargetParam.of("body", "CONSTANT", "x", ""),
                    TargetParam.of("HeaderParameters", "TEMPLATE", "{\"i\":\"$.id\"}", "{\"X-Id\":\"${i}\"}"),
                    TargetParam.of("QueryStringParameters", "JSONPATH", "$.data.query", ""),
                    TargetParam.of("PathParameterValues", "CONSTANT", "[7]", ""));
            EventTarget target = EventTarget.of("t", Destination.Http.post(URI.create("http://crm/*")))
                    .withParams(params);

            assertEquals(target, TargetSketch.of(target).toTarget());
        }
    }

    @Nested
    class PartsOfARequest {
        private final TargetSketch http = TargetSketch.of("http", type("http")).withValue("url", "http://crm/*");

        @Test
        void areThoseThatTheKindTakesBesideTheBody() {
            assertEquals(List.of("HeaderParameters", "QueryStringParameters", "PathParameterValues"),
                    PartForm.of(type("http")).stream().map(TargetType.Param::key).toList());
            assertEquals(List.of(), PartForm.of(type("log")));
        }

        @Test
        void beginWithAnExampleThatCouldBeSaved() {
            for (TargetType.Param param : PartForm.of(type("http"))) {
                for (String form : param.forms()) {
                    TargetSketch begun = http.withPart(param.key(), BodySketch.begin(param.key(), form));

                    assertEquals(Optional.empty(), begun.problem(), param.key() + " " + form);
                    assertEquals(form, begun.toTarget().params().get(0).form());
                }
            }
        }

        @Test
        void areGoneWhenNothingMakesThem() {
            TargetSketch begun = http.withPart("HeaderParameters", BodySketch.begin("HeaderParameters", "CONSTANT"));

            assertEquals(http, begun.withPart("HeaderParameters", BodySketch.NOTHING));
            assertTrue(http.part("HeaderParameters").isNothing());
        }

        @Test
        void sayWhatIsWrongWithThem() {
            assertTrue(http.withPart("HeaderParameters", new BodySketch("CONSTANT", "{\"Host\":\"x\"}", "")).problem()
                    .orElseThrow().contains("Host"));
            assertTrue(http.withValue("url", "http://crm/").withPart("PathParameterValues",
                    BodySketch.begin("PathParameterValues", "CONSTANT")).problem().orElseThrow().contains("`*`"));
        }
    }

    @Nested
    class ProblemsOfATarget {
        private final TargetSketch http = TargetSketch.of("http", type("http"));

        @Test
        void areSaidUntilTheyAreMended() {
            assertTrue(http.problem().orElseThrow().contains("url"));
            assertEquals("", http.endpoint());

            TargetSketch mended = http.withValue("url", "http://crm/in");

            assertEquals(Optional.empty(), mended.problem());
            assertEquals("http://crm/in", mended.endpoint());
        }

        @Test
        void nameTheAddress() {
            assertTrue(http.withValue("url", "ftp://crm").problem().orElseThrow().contains("ftp://crm"));
            assertTrue(http.withValue("url", "http://a b").problem().isPresent());
        }

        @Test
        void nameTheHeaderLine() {
            String problem = http.withValue("url", "http://crm").withValue("headers", "no colon").problem()
                    .orElseThrow();

            assertTrue(problem.contains("no colon"), problem);
        }

        @Test
        void nameTheTimeout() {
            TargetSketch target = http.withValue("url", "http://crm");

            assertTrue(target.withValue("timeout", "soon").problem().orElseThrow().contains("soon"));
            assertTrue(target.withValue("timeout", "1").problem().isPresent());
        }

        @Test
        void nameTheBodyAndTheId() {
            TargetSketch target = http.withValue("url", "http://crm");

            assertTrue(target.withBody(new BodySketch("JSONPATH", "no path", "")).problem().isPresent());
            assertTrue(target.withId("no good").problem().isPresent());
            assertTrue(target.withRetry(RetryPolicy.Strategy.BACKOFF_RETRY, 999, 60).problem().isPresent());
        }

        @Test
        void doNotHideTheTolerance() {
            TargetSketch target = http.withValue("url", "http://crm").withTolerance(ErrorsTolerance.NONE);

            assertEquals(ErrorsTolerance.NONE, target.toTarget().tolerance());
        }
    }
}
