package busbar.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.model.TargetForms;
import busbar.api.pattern.Dialect;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RuleModelTest {
    private final RuleModel model = new RuleModel(RuleSketch.blank("orders", "to-crm"));

    private RuleSketch named(String name) {
        return model.sketch().withName(name);
    }

    private RuleSketch filtered() {
        return model.sketch().withPattern(Dialect.ALIYUN, "{}");
    }

    private RuleSketch withOneMoreTarget() {
        return model.sketch().withTarget(TargetForms.ALL.get(0));
    }

    @Nested
    class UndoAndRedo {
        @Test
        void goBackAndForthStepByStep() {
            model.edit(filtered());
            model.edit(withOneMoreTarget());

            model.undo();
            assertTrue(model.sketch().targets().isEmpty());
            model.undo();
            assertTrue(model.sketch().pattern().isEmpty());
            assertFalse(model.canUndo());

            model.redo();
            model.redo();
            assertEquals(1, model.sketch().targets().size());
            assertFalse(model.canRedo());
        }

        @Test
        void doNothingWhereThereIsNoStep() {
            RuleSketch before = model.sketch();

            model.undo();
            model.redo();

            assertEquals(before, model.sketch());
        }

        @Test
        void aNewStepForgetsWhatWasUndone() {
            model.edit(filtered());
            model.undo();
            model.edit(named("other"));

            assertFalse(model.canRedo());
        }

        @Test
        void oldStepsAreForgottenPastTheBound() {
            for (int i = 0; i < 250; i++) {
                model.edit(named("rule-" + i));
            }
            for (int i = 0; i < 250; i++) {
                model.undo();
            }

            assertEquals("rule-49", model.sketch().name());
        }

        @Test
        void theVersionStaysTheNewestOne() {
            model.edit(filtered());
            model.saved(model.sketch().withVersion(3));

            model.undo();

            assertEquals(3, model.sketch().version());
            assertTrue(model.isDirty());
        }

        @Test
        void aTargetThatIsGoneIsNoLongerSelected() {
            model.edit(withOneMoreTarget());
            model.select(new RuleModel.Part.Target(0));

            model.undo();

            assertEquals(new RuleModel.Part.Bus(), model.selected());
        }

        @Test
        void aFilterThatIsGoneIsNoLongerSelected() {
            model.edit(filtered());
            model.select(new RuleModel.Part.Filter());

            model.undo();

            assertEquals(new RuleModel.Part.Bus(), model.selected());
        }
    }

    @Nested
    class TypingInAField {
        @Test
        void isOneStepHoweverManyLetters() {
            model.editField("name", named("a"));
            model.editField("name", named("ab"));
            model.editField("name", named("abc"));

            model.undo();

            assertEquals("to-crm", model.sketch().name());
        }

        @Test
        void isAnotherStepInAnotherField() {
            model.editField("name", named("a"));
            model.editField("description", model.sketch().withDescription("words"));

            model.undo();

            assertEquals("a", model.sketch().name());
            assertEquals("", model.sketch().description());
        }

        @Test
        void isAnotherStepAfterLookingElsewhere() {
            model.editField("name", named("a"));
            model.select(new RuleModel.Part.Filter());
            model.editField("name", named("ab"));

            model.undo();

            assertEquals("a", model.sketch().name());
        }

        @Test
        void isNoStepWhenNothingChanges() {
            model.editField("name", named("to-crm"));

            assertFalse(model.canUndo());
        }
    }

    @Nested
    class Removing {
        @Test
        void theFilterLeavesTheTargets() {
            model.edit(filtered());
            model.edit(withOneMoreTarget());
            model.select(new RuleModel.Part.Filter());

            model.removeSelected();

            assertTrue(model.sketch().pattern().isEmpty());
            assertEquals(1, model.sketch().targets().size());
            assertEquals(new RuleModel.Part.Bus(), model.selected());
        }

        @Test
        void aTargetCanBeUndone() {
            model.edit(withOneMoreTarget());
            model.edit(withOneMoreTarget());
            model.select(new RuleModel.Part.Target(0));

            model.removeSelected();
            assertEquals("http-2", model.sketch().targets().get(0).id());

            model.undo();
            assertEquals(2, model.sketch().targets().size());
        }

        @Test
        void theBusIsNotPossible() {
            RuleSketch before = model.sketch();

            model.removeSelected();

            assertEquals(before, model.sketch());
        }
    }

    @Test
    void aNewRuleIsDirtyAndASavedOneIsNot() {
        assertTrue(model.isDirty());

        model.saved(model.sketch().withVersion(1));
        assertFalse(model.isDirty());

        model.edit(named("other"));
        assertTrue(model.isDirty());
        model.undo();
        assertFalse(model.isDirty());
    }

    @Test
    void listenersHearOfEditsAndSelections() {
        AtomicInteger heard = new AtomicInteger();
        model.addListener(heard::incrementAndGet);

        model.edit(filtered());
        model.select(new RuleModel.Part.Filter());
        model.select(new RuleModel.Part.Filter());

        assertEquals(2, heard.get());
    }
}
