package busbar.api.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import busbar.api.transform.TargetParam;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTargetTest {
    private static final EventTarget CRM = EventTarget.of("crm", new Destination.Log());
    private static final EventTarget HTTP =
            EventTarget.of("crm", Destination.Http.post(URI.create("https://crm/orders/*/items?star=*")));

    @Test
    void aPlaceholderThatIsNotDefinedIsRefusedInAmazonsWords() {
        assertEquals("InputTemplate for target crm contains invalid placeholder gone.",
                refusal(TargetParam.of("body", "INPUTTRANSFORMER", "{\"x\":\"$.detail.x\"}",
                        "{\"a\":<x>,\"b\":<gone>}")));
    }

    @Test
    void aBodyIsMadeOnce() {
        assertEquals("Target `crm` makes its body twice; give one of ORIGINAL, CONSTANT, JSONPATH, TEMPLATE, Input, "
                + "InputPath or InputTransformer.", refusal(TargetParam.of("body", "INPUT", "1", ""),
                        TargetParam.of("Body", "INPUTPATH", "$.detail", "")));
    }

    @Test
    void aParamThatItsKindDoesNotTakeIsRefusedWithThoseThatItTakes() {
        assertEquals("A target of type `log` has no param `HeaderParameters`; it has body.",
                refusal(TargetParam.of("HeaderParameters", "CONSTANT", "{}", "")));
        assertEquals("A target of type `http` has no param `Header`; it has body, HeaderParameters, "
                + "QueryStringParameters, PathParameterValues.", refusal(HTTP, TargetParam.of("Header", "CONSTANT",
                        "{}", "")));
        assertEquals("`HeaderParameters` of a target of type `http` is not made by ORIGINAL; give one of CONSTANT, "
                + "JSONPATH, TEMPLATE.", refusal(HTTP, TargetParam.of("HeaderParameters", "ORIGINAL", "", "")));
        assertEquals("Target `crm` has two params of one key: [QueryStringParameters, QueryStringParameters].",
                refusal(HTTP, TargetParam.of("QueryStringParameters", "CONSTANT", "{}", ""),
                        TargetParam.of("querystringparameters", "CONSTANT", "{}", "")));
    }

    @Test
    void aKeyIsTakenInAnyCaseAndPlaceAndKeptAsItIsDeclared() {
        assertEquals(List.of("body", "PathParameterValues"), HTTP.withParams(List.of(
                TargetParam.of("PATHPARAMETERVALUES", "CONSTANT", "[7]", ""),
                TargetParam.of("Body", "JSONPATH", "$.data", ""))).params().stream()
                .map(TargetParam::resourceKey).toList());
    }

    @Test
    void placesInThePathAreCountedAndTheQueryIsNone() {
        assertEquals("`PathParameterValues` is `[1,2]`: 2 values for 1 `*` in the path of the URL; give one for each.",
                refusal(HTTP, TargetParam.of("PathParameterValues", "CONSTANT", "[1,2]", "")));
    }

    private static String refusal(TargetParam... params) {
        return refusal(CRM, params);
    }

    private static String refusal(EventTarget target, TargetParam... params) {
        return assertThrows(IllegalArgumentException.class, () -> target.withParams(List.of(params))).getMessage();
    }
}
