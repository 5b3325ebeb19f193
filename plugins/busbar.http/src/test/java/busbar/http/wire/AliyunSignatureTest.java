package busbar.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.model.Secret;
import busbar.http.wire.AliyunSignature.Claim;
import busbar.http.wire.AliyunSignature.Signed;
import busbar.http.wire.AliyunSignature.Verifier;
import com.aliyun.eventbridge.base.EventBridgeUtil;
import com.aliyun.tea.TeaRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The signature is the vendor's, byte for byte. */
class AliyunSignatureTest {
    private static final Secret SECRET = new Secret("sécret");
    private static final Map<String, String> HEADERS = Map.of("date", "Tue, 24 Nov 2026 08:15:30 GMT", "content-type",
            "application/json; charset=utf-8", "x-acs-signature-nonce", " n1 ", "x-acs-b", "2", "x-other",
            "left aside");
    private static final Signed REQUEST =
            new Signed("POST", "/openapi/putEvents", Map.of("b", "ä ö", "a", "", "c", "1"), HEADERS);

    @Test
    void theTextUnderTheSignatureIsTheVendors() {
        TeaRequest vendors = new TeaRequest();
        vendors.method = "POST";
        vendors.pathname = "/openapi/putEvents";
        vendors.query = REQUEST.query();
        vendors.headers = HEADERS;
        assertEquals(EventBridgeUtil.getStringToSign(vendors), REQUEST.text());
        assertEquals("acs:me:" + EventBridgeUtil.getSignature(REQUEST.text(), SECRET.value()),
                AliyunSignature.authorization("me", SECRET, REQUEST));
    }

    @Test
    void aClaimHoldsOnlyForItsRequestAndItsSecret() {
        Claim claim = AliyunSignature.claim(AliyunSignature.authorization("me:too", SECRET, REQUEST));
        assertEquals("me:too", claim.keyId());
        assertTrue(new Verifier(SECRET).verify(claim, REQUEST));
        assertFalse(new Verifier(new Secret("other")).verify(claim, REQUEST));
        assertFalse(new Verifier(SECRET).verify(claim, new Signed("POST", "/openapi/x", Map.of(), HEADERS)));
        assertFalse(new Verifier(SECRET).verify(new Claim("me", ""), REQUEST));
    }

    @Test
    void aHeaderOfAnotherFormIsNoClaim() {
        for (String header : new String[] {"", "acs:", "acs:me", "Bearer x:y", "ACS me:x"}) {
            assertThrows(IllegalArgumentException.class, () -> AliyunSignature.claim(header), header);
        }
    }
}
