package busbar.bench;

/** Matching, beside event-ruler on the same bytes. */
final class MatchBench {

    private MatchBench() {
    }

    static void main(String[] arguments) {
        System.out.println("match: nothing is measured yet");
    }
}
