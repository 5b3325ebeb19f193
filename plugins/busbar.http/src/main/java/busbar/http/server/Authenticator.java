package busbar.http.server;

import busbar.api.AccessKey;
import busbar.api.BusException;
import busbar.http.wire.AliyunSignature;
import busbar.http.wire.AliyunSignature.Claim;
import busbar.http.wire.AliyunSignature.Signed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds out who calls. Every refusal is a {@link BusException.Denied} that says what was wrong, never what is
 *  right. */
final class Authenticator {
    static final Duration WINDOW = Duration.ofMinutes(15); // the vendor's
    private final Map<String, Known> keys;
    private final Clock clock;
    /** Callers write the second, so most dates come again. */
    private volatile Dated lastDate = new Dated("", Instant.EPOCH);

    private record Known(AccessKey key, AliyunSignature.Verifier verifier) {
    }

    private record Dated(String text, Instant at) {
    }

    Authenticator(List<AccessKey> keys, Clock clock) {
        this.keys = keys.stream().collect(Collectors.toMap(AccessKey::id,
                key -> new Known(key, new AliyunSignature.Verifier(key.secret())), (one, other) -> {
                    throw new BusException.Invalid("AccessKeyDuplicate",
                            "Two access keys are called `%s`; give each an id of its own.".formatted(one.key().id()));
                }));
        this.clock = clock;
    }

    /** Checks all that does not need the body: key, date and signature. */
    AccessKey caller(Signed request) {
        String authorization = request.headers().get("authorization");
        if (authorization == null) {
            throw new BusException.Denied("MissingSecurityHeader",
                    "The request is not signed. Sign it as the vendor's SDK does, with an access key of this service.");
        }
        Claim claim = claim(authorization);
        Known known = keys.get(claim.keyId());
        if (known == null) {
            throw new BusException.Denied("InvalidAccessKeyId.NotFound",
                    "Access key `%s` is not known here. Check its spelling and that this is the right service."
                            .formatted(shown(claim.keyId())));
        }
        checkDate(request.headers().getOrDefault("date", ""));
        if (!known.verifier().verify(claim, request)) {
            throw new BusException.Denied("SignatureDoesNotMatch",
                    "The signature is not the one of access key `%s`. Check its secret.".formatted(claim.keyId()));
        }
        return known.key();
    }

    /** Checks the body against the digest that was signed, where there is one; the vendor's client sends none. */
    void checkBody(Signed request, byte[] body) {
        String digest = request.headers().get("content-md5");
        if (digest != null && !digest.equals(AliyunSignature.contentMd5(body))) {
            throw new BusException.Denied("ContentMD5NotMatched",
                    "The body is not the one that was signed: header `content-md5` differs.");
        }
    }

    private static Claim claim(String authorization) {
        try {
            return AliyunSignature.claim(authorization);
        } catch (IllegalArgumentException e) {
            throw new BusException.Denied("InvalidAuthorization", e.getMessage());
        }
    }

    private void checkDate(String date) {
        try {
            Instant at = instant(date);
            Duration off = Duration.between(at, clock.instant());
            if (off.abs().compareTo(WINDOW) > 0) {
                throw new BusException.Denied("InvalidTimeStamp.Expired", ("The request is dated %s and it is %s here. "
                        + "More than 15 minutes apart is refused; set the clock of one of the two.")
                        .formatted(at, clock.instant()));
            }
        } catch (DateTimeException e) {
            throw new BusException.Denied("InvalidTimeStamp.Format",
                    "Header `date` is `%s`; write it like Tue, 24 Nov 2026 08:15:30 GMT.".formatted(shown(date)));
        }
    }

    private Instant instant(String date) {
        Dated last = lastDate;
        if (!last.text().equals(date)) {
            last = new Dated(date, ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            lastDate = last;
        }
        return last.at();
    }

    /** A caller's own text, short enough to be shown. */
    private static String shown(String text) {
        return text.length() > 64 ? text.substring(0, 64) + "…" : text;
    }
}
