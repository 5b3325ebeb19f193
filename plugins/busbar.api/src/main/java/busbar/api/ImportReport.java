package busbar.api;

import java.util.List;

/** What an import changed. Names are as in {@code bus orders}, {@code rule orders/all}, {@code connection crm}.
 *
 *  @param secretsMissing connections that wait for their secrets: an export has none */
public record ImportReport(List<String> created, List<String> changed, List<String> unchanged,
        List<String> secretsMissing) {

    public ImportReport {
        created = List.copyOf(created);
        changed = List.copyOf(changed);
        unchanged = List.copyOf(unchanged);
        secretsMissing = List.copyOf(secretsMissing);
    }
}
