package busbar.engine.match;

import busbar.api.json.Utf8Words;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The rules that lead to one field, by the values that they want there. Immutable but for parts of an owner's own.
 *
 *  @param texts by exact text
 *  @param folded by text in lower case
 *  @param numbers by interval; null where there is none
 *  @param any rules to be asked about every value */
record ValueIndex(KeyTable<Bucket> texts, KeyTable<Bucket> folded, AffixTable starts, AffixTable ends,
        Intervals numbers, Bucket any) {
    static final ValueIndex EMPTY = new ValueIndex(new KeyTable<>(), new KeyTable<>(), new AffixTable(false),
            new AffixTable(true), null, Bucket.EMPTY);

    /** Adds the rules that may want this value, and few others. */
    void visit(JsonNode value, Candidates candidates) {
        if (value.isNumber()) {
            any.addTo(candidates);
            Intervals.visit(numbers, value.doubleValue() + 0.0, candidates);
        } else {
            byte[] text = value.asText().getBytes(StandardCharsets.UTF_8);
            visit(text, 0, text.length, candidates);
        }
    }

    /** The same for a text in UTF-8, or for one of JSON's words. */
    void visit(byte[] utf8, int from, int to, Candidates candidates) {
        any.addTo(candidates);
        if (!texts.isEmpty()) {
            texts.visit(Utf8Words.hash(utf8, from, to), candidates, Bucket::addTo);
        }
        starts.visit(utf8, from, to, candidates);
        ends.visit(utf8, from, to, candidates);
        if (!folded.isEmpty()) {
            String text = new String(utf8, from, to - from, StandardCharsets.UTF_8);
            folded.visit(hash(text.toLowerCase(Locale.ROOT)), candidates, Bucket::addTo);
        }
    }

    private static int hash(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return Utf8Words.hash(utf8, 0, utf8.length);
    }

    /** How many rules would be asked together with one of that key, counted up to a bound. */
    int load(Key key, int countMax) {
        return switch (key) {
            case Key.Text(var text) -> bucket(texts, text).size();
            case Key.Folded(var text) -> bucket(folded, text).size();
            case Key.Start(var text) -> starts.load(text);
            case Key.End(var text) -> ends.load(text);
            case Key.Range(var from, var to) -> Intervals.load(numbers, Double.isInfinite(from) ? to : from, countMax);
            case Key.Any a -> any.size();
        };
    }

    private static Bucket bucket(KeyTable<Bucket> table, String text) {
        Bucket bucket = table.get(text, hash(text));
        return bucket == null ? Bucket.EMPTY : bucket;
    }

    ValueIndex with(Key key, Compiled rule, Object by) {
        return switch (key) {
            case Key.Text(var text) -> new ValueIndex(with(texts, text, rule, by), folded, starts, ends, numbers, any);
            case Key.Folded(var text) -> new ValueIndex(texts, with(folded, text, rule, by), starts, ends, numbers,
                    any);
            case Key.Start(var text) ->
                new ValueIndex(texts, folded, starts.with(text, rule, by), ends, numbers, any);
            case Key.End(var text) -> new ValueIndex(texts, folded, starts, ends.with(text, rule, by), numbers, any);
            case Key.Range(var from, var to) -> new ValueIndex(texts, folded, starts, ends,
                    Intervals.with(numbers, from + 0.0, to + 0.0, rule, by), any);
            case Key.Any a -> new ValueIndex(texts, folded, starts, ends, numbers, any.with(rule, by));
        };
    }

    private static KeyTable<Bucket> with(KeyTable<Bucket> table, String text, Compiled rule, Object by) {
        return table.with(text, hash(text), bucket(table, text).with(rule, by), by);
    }

    ValueIndex without(Key key, Compiled rule, Object by) {
        return switch (key) {
            case Key.Text(var text) ->
                new ValueIndex(without(texts, text, rule, by), folded, starts, ends, numbers, any);
            case Key.Folded(var text) ->
                new ValueIndex(texts, without(folded, text, rule, by), starts, ends, numbers, any);
            case Key.Start(var text) ->
                new ValueIndex(texts, folded, starts.without(text, rule, by), ends, numbers, any);
            case Key.End(var text) ->
                new ValueIndex(texts, folded, starts, ends.without(text, rule, by), numbers, any);
            case Key.Range(var from, var to) -> new ValueIndex(texts, folded, starts, ends,
                    Intervals.without(numbers, from + 0.0, to + 0.0, rule, by), any);
            case Key.Any a -> new ValueIndex(texts, folded, starts, ends, numbers, any.without(rule, by));
        };
    }

    private static KeyTable<Bucket> without(KeyTable<Bucket> table, String text, Compiled rule, Object by) {
        Bucket fewer = bucket(table, text).without(rule, by);
        return fewer.size() == 0 ? table.without(text, hash(text), by)
                : table.with(text, hash(text), fewer, by);
    }
}
