package busbar.api;

import static busbar.api.model.Checks.check;

import busbar.api.model.Secret;

/** Names a caller and proves it. The secret signs requests and never travels. */
public record AccessKey(String id, Secret secret, Role role) {

    public AccessKey {
        check(!id.isBlank(), "An access key needs an id.");
        check(!secret.value().isEmpty(), "Access key `%s` needs a secret.", id);
    }
}
