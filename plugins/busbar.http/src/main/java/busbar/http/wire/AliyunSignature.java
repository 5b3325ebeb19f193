package busbar.http.wire;

import busbar.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a request as the vendor's SDK does: {@code authorization: acs:ID:BASE64(HMAC-SHA1(secret, stringToSign))}.
 *  Measured with com.aliyun:eventbridge-client 1.3.14. */
public final class AliyunSignature {
    private static final String SCHEME = "acs:";
    private static final String ALGORITHM = "HmacSHA1"; // the vendor's; as a MAC it is unbroken (RFC 6151, 2.3)
    private static final String SIGNED_HEADERS = "x-acs";

    private AliyunSignature() {
    }

    /** What of a request is signed.
     *
     *  @param path as sent
     *  @param query decoded
     *  @param headers by lower-case name; {@code content-md5}, {@code content-type}, {@code date} and all that begin
     *      with {@code x-acs} are signed, others left aside */
    public record Signed(String method, String path, Map<String, String> query, Map<String, String> headers) {

        /** The text under the signature. */
        public String text() {
            StringBuilder text = new StringBuilder(512).append(method).append('\n');
            for (String name : new String[] {"content-md5", "content-type", "date"}) {
                text.append(headers.getOrDefault(name, "")).append('\n');
            }
            TreeMap<String, String> own = new TreeMap<>();
            headers.forEach((name, value) -> {
                if (name.startsWith(SIGNED_HEADERS)) {
                    own.put(name, value.strip());
                }
            });
            own.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
            text.append(path);
            char before = '?';
            for (Map.Entry<String, String> parameter : new TreeMap<>(query).entrySet()) {
                text.append(before).append(parameter.getKey());
                text.append(parameter.getValue().isBlank() ? "" : "=" + parameter.getValue());
                before = '&';
            }
            return text.toString();
        }
    }

    /** What an {@code authorization} header claims. */
    public record Claim(String keyId, String signature) {
    }

    /** The value of the {@code authorization} header. */
    public static String authorization(String keyId, Secret secret, Signed signed) {
        return SCHEME + keyId + ":" + signature(keyed(secret), signed);
    }

    /** @throws IllegalArgumentException saying what form was expected */
    public static Claim claim(String authorization) {
        int colon = authorization.lastIndexOf(':');
        if (!authorization.startsWith(SCHEME) || colon < SCHEME.length()) {
            throw new IllegalArgumentException("Header `authorization` has to read acs:ACCESS-KEY-ID:SIGNATURE.");
        }
        return new Claim(authorization.substring(SCHEME.length(), colon), authorization.substring(colon + 1));
    }

    /** Checks the signatures of one secret, which is made ready once. Any thread. */
    public static final class Verifier {
        private final Mac keyed;

        public Verifier(Secret secret) {
            keyed = AliyunSignature.keyed(secret);
        }

        /** Whether the claim's signature is the one that the secret gives; takes as long for any wrong one. */
        public boolean verify(Claim claim, Signed signed) {
            try {
                return MessageDigest.isEqual(signature((Mac) keyed.clone(), signed).getBytes(StandardCharsets.UTF_8),
                        claim.signature().getBytes(StandardCharsets.UTF_8));
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The value of a {@code content-md5} header, which brings the body under the signature. */
    public static String contentMd5(byte[] body) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac keyed(Secret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signature(Mac mac, Signed signed) {
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.text().getBytes(StandardCharsets.UTF_8)));
    }
}
