package busbar.api.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import busbar.api.transform.TargetParam;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTargetTest {
    private static final EventTarget CRM = EventTarget.of("crm", new Destination.Log());

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

    private static String refusal(TargetParam... params) {
        return assertThrows(IllegalArgumentException.class, () -> CRM.withParams(List.of(params))).getMessage();
    }
}
