package dev.tagloop.server.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tagloop.server.storage.InstanceKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;

/**
 * The signed tokens: personal access tokens ("refresh", long-lived, exchanged) and the access tokens made from them (minutes). Signed with
 * HS256 under the instance key; nothing else is accepted, whatever a token's header says.
 */
final class Jwts {
    static final Duration ACCESS_LIFE = Duration.ofMinutes(5);

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final InstantSource clock;

    Jwts(InstanceKey key, InstantSource clock) {
        this.clock = clock;
        try {
            byte[] secret = key.derive("jwt");
            this.signer = new MACSigner(secret);
            this.verifier = new MACVerifier(secret);
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 is not available", e);
        }
    }

    /**
     * What a token says.
     *
     * @param jti the id of the personal access token; of an access token: of the one it was made from
     */
    record Claims(Type type, String jti, long user, Instant issued, Instant expires) {}

    enum Type {
        REFRESH,
        ACCESS
    }

    String sign(Claims claims) {
        return jwt(claims).serialize();
    }

    /** Header and payload without the signature: enough to recognise a token by, useless as one. */
    String withoutSignature(Claims claims) {
        String whole = sign(claims);
        return whole.substring(0, whole.lastIndexOf('.'));
    }

    private SignedJWT jwt(Claims claims) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .claim("token_type", claims.type() == Type.REFRESH ? "refresh" : "access")
                .expirationTime(Date.from(claims.expires()))
                .issueTime(Date.from(claims.issued()))
                .jwtID(claims.type() == Type.REFRESH ? claims.jti() : Secrets.hex(16))
                .claim("user_id", claims.user());
        if (claims.type() == Type.ACCESS) {
            set.claim("refresh_jti", claims.jti());
        }
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .build(),
                set.build());
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
        return jwt;
    }

    /** The claims of a token that we signed and that has not expired. */
    Optional<Claims> verify(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(verifier)) {
                return Optional.empty();
            }
            JWTClaimsSet set = jwt.getJWTClaimsSet();
            Type type = "refresh".equals(set.getStringClaim("token_type")) ? Type.REFRESH : Type.ACCESS;
            Claims claims = new Claims(
                    type,
                    type == Type.REFRESH ? set.getJWTID() : set.getStringClaim("refresh_jti"),
                    set.getLongClaim("user_id"),
                    set.getIssueTime().toInstant(),
                    set.getExpirationTime().toInstant());
            return claims.expires().isAfter(clock.instant()) ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** True for text of three parts, which is what tells a signed token from a legacy one. */
    static boolean looksLikeJwt(String token) {
        return token.chars().filter(c -> c == '.').count() == 2;
    }
}
