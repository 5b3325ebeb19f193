package busbar.api.model;

import java.time.Instant;
import java.util.List;

/** A noun that a service keeps in versions, and changes only for a caller who knows the newest one. */
public interface Definition {
    /** How many versions of each definition a service keeps; a few KB each. */
    int VERSIONS_MAX = 50;

    String name();

    /** 0 for a draft that no service has taken yet, then 1 and up with every change. */
    long version();

    Instant changedAt();

    /** Who made this version; empty in a draft. */
    String changedBy();

    /** All that an author decides, without secrets, in the order in which it is read. Two definitions of one name and
     *  kind say the same when their members are the same. */
    List<Member> members();

    /** One thing that an author decided.
     *
     *  @param target id of the target that it is about; empty where it is about the whole definition
     *  @param name such as {@code pattern} or {@code header x-team}; empty where it stands for the target itself
     *  @param value as an operator reads it; empty for none */
    record Member(String target, String name, String value) {

        static Member of(String name, String value) {
            return new Member("", name, value);
        }
    }
}
