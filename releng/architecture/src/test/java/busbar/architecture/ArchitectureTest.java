package busbar.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Fails on an arrow that the house does not have, on a cycle of packages, and on a stage that knows another stage. */
class ArchitectureTest {
    /** The way of an event, its witnesses, and what feeds and keeps it. Each knows api and the helpers only;
     *  the package busbar.engine plugs them together. */
    private static final Set<String> STAGES = Set.of("ingest", "channel", "match", "transform", "dispatch", "retry",
            "deadletter", "replay", "trace", "metrics", "stream", "source", "archive", "definitions", "subscription",
            "official");
    /** Packages of the engine that are no stage: what every stage may use. They know no stage. */
    private static final Set<String> HELPERS = Set.of("store");
    private static final String ENGINE = "busbar.engine";
    private static House house;
    private static JavaClasses all;

    @BeforeAll
    static void readTheClasses() {
        house = House.compiled();
        all = house.all();
    }

    @Test
    void arrowsBetweenBundlesAreThoseOfTheHouse() {
        Map<String, String> seen = house.arrowsSeen();
        House.ARROWS.forEach((bundle, may) -> may.forEach(other -> seen.remove(bundle + " -> " + other)));

        assertEquals(Map.of(), seen, "A new arrow. Mend the code, or decide it in House.ARROWS and ARCHITECTURE.md.");
    }

    @Test
    void packagesHaveNoCycle() {
        slices().matching("busbar.(**)").should().beFreeOfCycles().check(all);
    }

    @Nested
    class TheServiceKnowsNoEclipse {
        @Test
        void apiEngineAndHeadless() {
            noClasses().that().resideInAnyPackage("busbar.api..", "busbar.engine..", "busbar.headless..")
                    .should().dependOnClassesThat().resideInAPackage("org.eclipse..").check(all);
        }

        @Test
        void httpKnowsJettyAlone() {
            noClasses().that().resideInAPackage("busbar.http..")
                    .should().dependOnClassesThat(resideInAPackage("org.eclipse..")
                            .and(resideOutsideOfPackage("org.eclipse.jetty.."))).check(all);
        }
    }

    @Nested
    class StagesOfTheEngine {
        @Test
        void everyPackageIsAStageOrAHelper() {
            Set<String> unknown = new TreeSet<>();
            for (String name : house.packagesOf(ENGINE)) {
                String stage = stageOf(name);
                if (!stage.isEmpty() && !STAGES.contains(stage) && !HELPERS.contains(stage)) {
                    unknown.add(name);
                }
            }

            assertEquals(Set.of(), unknown, "Say in this test whether it is a stage or a helper.");
        }

        @Test
        void noneKnowsAnother() {
            Set<String> wrong = new TreeSet<>();
            house.classesOf().get(ENGINE).forEach(type -> type.getDirectDependenciesFromSelf().forEach(d -> {
                String from = stageOf(type.getPackageName());
                String to = stageOf(d.getTargetClass().getBaseComponentType().getPackageName());
                if (!from.isEmpty() && STAGES.contains(to) && !from.equals(to)) {
                    wrong.add(d.getDescription());
                }
            }));

            assertEquals(Set.of(), wrong, "A stage feeds the interface that it declares; Engine plugs the next in.");
        }

        @Test
        void noneKnowsTheWiring() {
            noClasses().that().resideInAPackage("busbar.engine.*..").should().dependOnClassesThat()
                    .resideInAPackage(ENGINE).allowEmptyShould(true).check(all);
        }

        /** {@code busbar.engine.match.index} is in stage {@code match}; the wiring and foreign ones in none. */
        private static String stageOf(String packageName) {
            String inside = ENGINE + ".";
            return packageName.startsWith(inside) ? packageName.substring(inside.length()).split("\\.")[0] : "";
        }
    }

    @Nested
    class TheTestItself {
        @Test
        void seesEveryBundle() {
            assertEquals(House.ARROWS.keySet(), house.classesOf().keySet());
            assertTrue(house.arrowsSeen().containsKey("busbar.ui -> busbar.api"), "the window's arrow to api");
            assertTrue(house.arrowsSeen().containsKey("busbar.app -> busbar.ui"), "the face's arrow to the window");
        }

        @Test
        void findsACycleWhereThereIsOne() {
            JavaClasses looped = new ClassFileImporter().importPackages("busbar.architecture.loop");

            AssertionError found = assertThrows(AssertionError.class,
                    () -> slices().matching("busbar.(**)").should().beFreeOfCycles().check(looped));

            assertTrue(List.of("loop.one", "loop.two").stream().allMatch(found.getMessage()::contains));
        }
    }
}
