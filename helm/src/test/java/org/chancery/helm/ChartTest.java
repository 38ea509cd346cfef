package org.chancery.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.helm.Rendered.at;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

  private static final Path PRODUCTION = Rendered.VALUES.resolve("production.yaml");
  private static final Path EVALUATION = Rendered.CHART.resolve("values-evaluation.yaml");

  @Test
  void theChartLintsWithoutAWarning() {
    var result = new Helm(Rendered.CHART).lint().strict().call();

    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  @Test
  void productionRendersEveryObjectOnce() {
    var rendered = Rendered.with(PRODUCTION);

    assertThat(
            rendered.objects().stream().map(o -> o.get("kind") + " " + at(o, "metadata", "name")))
        .containsExactlyInAnyOrder(
            "Deployment office-messaging",
            "Deployment office-archive",
            "Deployment office-console",
            "Service office-messaging",
            "Service office-archive",
            "Service office-console",
            "ServiceAccount office-messaging",
            "ServiceAccount office-archive",
            "ServiceAccount office-console",
            "NetworkPolicy office-messaging",
            "NetworkPolicy office-archive",
            "NetworkPolicy office-console",
            "PodDisruptionBudget office-messaging",
            "PodDisruptionBudget office-archive",
            "Ingress office-messaging",
            "Ingress office-console");
  }

  @ParameterizedTest
  @ValueSource(strings = {"messaging", "archive", "console"})
  void everyPodRunsWithoutPrivileges(String component) {
    var pod =
        at(
            Rendered.with(PRODUCTION).one("Deployment", "office-" + component),
            "spec",
            "template",
            "spec");

    assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
    assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
    assertThat(at(pod, "securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
    var container = at(pod, "containers", 0, "securityContext");
    assertThat(at(container, "allowPrivilegeEscalation")).isEqualTo(false);
    assertThat(at(container, "readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(at(container, "capabilities", "drop")).isEqualTo(List.of("ALL"));
    assertThat(at(pod, "containers", 0, "image").toString()).contains("@sha256:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"messaging", "archive", "console"})
  void everySecretComesFromASecret(String component) {
    var deployment = Rendered.with(PRODUCTION).one("Deployment", "office-" + component);
    var env = at(deployment, "spec", "template", "spec", "containers", 0, "env");

    assertThat(env)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .filteredOn(variable -> at(variable, "name").toString().matches(".*(SECRET|PASSWORD).*"))
        .isNotEmpty()
        .allSatisfy(variable ->
            assertThat(at(variable, "valueFrom", "secretKeyRef", "name").toString()).isNotEmpty());
  }

  @Test
  void theDatabaseIsReachedWithItsCertificateChecked() {
    var deployment = Rendered.with(PRODUCTION).one("Deployment", "office-archive");
    var env = at(deployment, "spec", "template", "spec", "containers", 0, "env");

    assertThat(valueOf(env, "SPRING_DATASOURCE_URL"))
        .isEqualTo(
            "jdbc:postgresql://db.example:5432/archive?sslmode=verify-full&sslrootcert=/etc/chancery/postgresql/ca.crt");
    assertThat(at(deployment, "spec", "template", "spec", "volumes", 1, "secret", "secretName"))
        .isEqualTo("db-ca");
  }

  @Test
  void theArchiveHasNoWayInFromOutside() {
    var rendered = Rendered.with(PRODUCTION);
    var policy = rendered.one("NetworkPolicy", "office-archive");

    assertThat(rendered.ofKind("Ingress"))
        .noneSatisfy(i -> assertThat(i.toString()).contains("archive"));
    var callers = at(policy, "spec", "ingress", 0, "from");
    assertThat(callers.toString())
        .contains("component=console")
        .doesNotContain("namespaceSelector", "component=messaging");
    assertThat(policy.toString()).contains("port=9243", "port=5432", "port=443");
    assertThat(at(rendered.one("Deployment", "office-archive"), "spec", "strategy", "type"))
        .isEqualTo("Recreate");
  }

  @Test
  void theVaultCanLieInABucket() {
    var rendered = Rendered.with(PRODUCTION, Rendered.VALUES.resolve("bucket.yaml"));
    var deployment = rendered.one("Deployment", "office-archive");
    var env = at(deployment, "spec", "template", "spec", "containers", 0, "env");

    assertThat(valueOf(env, "CHANCERY_VAULT_S3_BUCKET")).isEqualTo("chancery-vault");
    assertThat(valueOf(env, "CHANCERY_VAULT_S3_ENDPOINT"))
        .isEqualTo("https://objects.example:9443");
    assertThat(valueOf(env, "CHANCERY_VAULT_S3_LOCKFOR")).isEqualTo("P7Y");
    assertThat(env)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .filteredOn(variable -> at(variable, "name").toString().matches(".*_S3_(ACCESS|SECRET)KEY"))
        .hasSize(2)
        .allSatisfy(variable ->
            assertThat(at(variable, "valueFrom", "secretKeyRef", "name"))
                .isEqualTo("vault-bucket"));
    assertThat(rendered.one("NetworkPolicy", "office-archive").toString()).contains("port=9443");
    assertThat(Rendered.with(PRODUCTION).one("Deployment", "office-archive").toString())
        .doesNotContain("_S3_");
  }

  @Test
  void headsCanBeAttestedFromOutside() {
    var rendered = Rendered.with(PRODUCTION, Rendered.VALUES.resolve("attested.yaml"));
    var deployment = rendered.one("Deployment", "office-archive");
    var env = at(deployment, "spec", "template", "spec", "containers", 0, "env");

    assertThat(valueOf(env, "CHANCERY_LEDGER_ATTESTATION_WITNESSES_0_URL"))
        .isEqualTo("https://witness.example:8443/chancery");
    assertThat(valueOf(env, "CHANCERY_LEDGER_ATTESTATION_WITNESSES_0_KEY"))
        .startsWith("witness.example+0a1b2c3d+");
    assertThat(valueOf(env, "CHANCERY_LEDGER_ATTESTATION_TIMESTAMPS_TRUST"))
        .isEqualTo("/etc/chancery/time-stamps/trust.pem");
    assertThat(valueOf(env, "CHANCERY_LEDGER_ATTESTATION_TIMESTAMPS_EVERY")).isEqualTo("1h");
    assertThat(deployment.toString()).contains("configMap={name=stamps}");
    assertThat(rendered.one("NetworkPolicy", "office-archive").toString())
        .contains("port=8443", "port=3161");
    assertThat(Rendered.with(PRODUCTION).one("Deployment", "office-archive").toString())
        .doesNotContain("ATTESTATION", "time-stamps");
  }

  @Test
  void anEvaluationRendersWithTagsAndWithoutTls() {
    var rendered = Rendered.with(EVALUATION);

    assertThat(
            at(
                rendered.one("Deployment", "office-messaging"),
                "spec",
                "template",
                "spec",
                "containers",
                0,
                "image"))
        .isEqualTo("localhost:5000/chancery/messaging-service:0.1.0");
    assertThat(at(rendered.one("Ingress", "office-messaging"), "spec", "tls")).isEqualTo("");
  }

  @Test
  void aChangedSettingRestartsThePods() {
    assertThat(checksum(Rendered.with(PRODUCTION)))
        .isEqualTo(checksum(Rendered.with(PRODUCTION)))
        .isNotEqualTo(checksum(Rendered.with(EVALUATION)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedValues")
  void dangerousValuesAreRefusedByName(String name) throws IOException {
    var file = Rendered.VALUES.resolve("refused").resolve(name);
    var why = Files.readAllLines(file).getFirst().substring("# refused: ".length());

    assertThatThrownBy(() -> Rendered.with(PRODUCTION, file)).hasMessageContaining(why);
  }

  static Stream<String> refusedValues() throws IOException {
    try (var files = Files.list(Rendered.VALUES.resolve("refused"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @Test
  void nothingAtAllIsRefusedWithEverythingThatIsMissing() {
    assertThatThrownBy(Rendered::with)
        .hasMessageContaining("identity.issuer")
        .hasMessageContaining("postgresql.host")
        .hasMessageContaining("elasticsearch.url");
  }

  private static String checksum(Rendered rendered) {
    return at(
            rendered.one("Deployment", "office-messaging"),
            "spec",
            "template",
            "metadata",
            "annotations",
            "checksum/config")
        .toString();
  }

  private static String valueOf(Object env, String name) {
    if (env instanceof List<?> variables) {
      for (var variable : variables) {
        if (variable instanceof Map<?, ?> && name.equals(at(variable, "name"))) {
          return at(variable, "value").toString();
        }
      }
    }
    return "";
  }
}
