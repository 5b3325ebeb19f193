package busbar.api.pattern;

/** Whose language a rule is written in. They differ in about fifteen places.
 *
 *  <p>ALIYUN: Alibaba Cloud EventBridge, "Event patterns". AWS: Amazon EventBridge, "Comparison operators". */
public enum Dialect {
    ALIYUN, AWS
}
