package org.chancery.bench.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KeycloakTest {

  @Test
  void theCredentialIsTheHashOfThePasswordAndNotThePassword() throws Exception {
    var credential = Keycloak.credential("open sesame");

    var secret = JsonMapper.shared().readTree(String.valueOf(credential.get("secretData")));
    var salt = Base64.getDecoder().decode(secret.path("salt").asString());
    var expected =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec("open sesame".toCharArray(), salt, 1, 512))
            .getEncoded();
    assertThat(Base64.getDecoder().decode(secret.path("value").asString())).isEqualTo(expected);
    assertThat(credential.toString()).doesNotContain("open sesame");
  }
}
