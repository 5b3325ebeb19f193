package busbar.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void theThreeNeededOptionsAreEnough() {
        CommandLine line = parse("--data", "d", "--listen", "127.0.0.1:7881", "--credentials", "c.json");

        assertEquals(Path.of("d"), line.data());
        assertEquals("127.0.0.1", line.host());
        assertEquals(7881, line.port());
        assertEquals("alibaba-2025", line.limits().profile());
        assertFalse(line.allowPrivateTargets());
    }

    @Test
    void anIpv6HostKeepsItsColons() {
        assertEquals("[::1]", parse("--data", "d", "--listen", "[::1]:0", "--credentials", "c").host());
    }

    @Test
    void privateTargetsAreAllowedOnlyWhenAskedFor() {
        assertTrue(parse("--data", "d", "--listen", "h:1", "--credentials", "c", "--allow-private-targets")
                .allowPrivateTargets());
    }

    @Test
    void eachMistakeIsNamed() {
        assertEquals("`--dta` is not known. Try --help.", mistake("--dta", "d"));
        assertEquals("--data needs a value after it. Try --help.", mistake("--data"));
        assertEquals("--listen is missing. Try --help.", mistake("--data", "d"));
        assertEquals("--listen `7881` names no port; write HOST:PORT, as in 127.0.0.1:7881.",
                mistake("--listen", "7881"));
        assertEquals("Port `70000` is no number from 0 to 65535.", mistake("--data", "d", "--listen", "h:70000"));
        assertEquals("Limits profile `huge` is not known; give alibaba-2025 or unlimited.",
                mistake("--data", "d", "--listen", "h:1", "--credentials", "c", "--limits", "huge"));
    }

    private static String mistake(String... words) {
        return assertThrows(UsageException.class, () -> parse(words)).getMessage();
    }

    private static CommandLine parse(String... words) {
        return CommandLine.parse(Arrays.asList(words));
    }
}
