package busbar.ui.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.event.Event;
import busbar.api.event.EventData;
import busbar.ui.send.SendModel.Field;
import busbar.ui.send.SendModel.Input;
import busbar.ui.send.SendModel.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SendModelTest {
    private final SendModel model = new SendModel(
            Clock.fixed(Instant.parse("2024-05-01T10:00:00.123456Z"), ZoneOffset.UTC), () -> "made");

    @Test
    void whatWasTypedBecomesAnEvent() {
        Event event = model.event(new Input(" shop ", "order.created", "orders/1", "e-1", "{\"n\":1.10}"));

        assertEquals("shop", event.source());
        assertEquals("order.created", event.type());
        assertEquals("e-1", event.id());
        assertEquals("orders/1", event.subject().orElseThrow());
        assertEquals("2024-05-01T10:00:00.123Z", event.timeText().orElseThrow());
        assertEquals("{\"n\":1.10}", event.data().toString());
    }

    @Test
    void anEventWithoutIdGetsOne() {
        assertEquals("made", model.event(new Input("shop", "order", "", " ", "{}")).id());
    }

    @Test
    void emptyDataIsNoData() {
        Event event = model.event(new Input("shop", "order", "", "", "  "));

        assertEquals(EventData.NONE, event.data());
        assertTrue(event.subject().isEmpty());
    }

    @Test
    void aMissingSourceOrTypeIsRefusedAtItsField() {
        assertEquals(Field.SOURCE, refused(new Input(" ", "order", "", "", "{}")).field());
        assertEquals(Field.TYPE, refused(new Input("shop", "", "", "", "{}")).field());
    }

    @Test
    void brokenJsonIsRefusedWithItsPlace() {
        Refused problem = refused(new Input("shop", "order", "", "", "{\n \"a\": }"));

        assertEquals(Field.DATA, problem.field());
        assertTrue(problem.getMessage().contains("line 2"), problem.getMessage());
    }

    @Test
    void everyTemplateButTheEmptyOneMakesAnEvent() {
        for (EventTemplate template : EventTemplate.all()) {
            if (!template.source().isEmpty()) {
                model.event(new Input(template.source(), template.type(), template.subject(), "", template.data()));
            }
        }
    }

    private Refused refused(Input input) {
        return assertThrows(Refused.class, () -> model.event(input));
    }
}
