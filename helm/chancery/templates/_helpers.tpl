{{/* The name of a component's objects: release and component. */}}
{{- define "chancery.name" -}}
{{- printf "%s-%s" (.root.Release.Name | trunc 40 | trimSuffix "-") .component -}}
{{- end -}}

{{- define "chancery.selector" -}}
app.kubernetes.io/name: chancery
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "chancery.labels" -}}
{{ include "chancery.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "chancery.image" -}}
{{- $image := (index .root.Values .component).image -}}
{{- if $image.digest -}}
{{ .root.Values.image.registry }}/{{ $image.repository }}@{{ $image.digest }}
{{- else -}}
{{ .root.Values.image.registry }}/{{ $image.repository }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* An environment variable from a key of an existing secret. */}}
{{- define "chancery.secretEnv" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}

{{/* What every service has in its environment. */}}
{{- define "chancery.env" -}}
- name: SERVER_ADDRESS
  value: "0.0.0.0"
# Probes and figures have a port of their own, which no ingress and no other pod reaches.
- name: MANAGEMENT_SERVER_PORT
  value: "9090"
- name: MANAGEMENT_SERVER_ADDRESS
  value: "0.0.0.0"
- name: JAVA_TOOL_OPTIONS
  value: -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError
- name: CHANCERY_IDENTITY_ISSUER
  value: {{ .root.Values.identity.issuer | quote }}
{{- end -}}

{{/* The connection to PostgreSQL of a service that has a database. */}}
{{- define "chancery.databaseEnv" -}}
{{- $postgresql := .root.Values.postgresql -}}
{{- $database := index $postgresql .component -}}
- name: SPRING_DATASOURCE_URL
  value: {{ printf "jdbc:postgresql://%s:%v/%s?sslmode=%s%s" $postgresql.host $postgresql.port $database.database $postgresql.sslMode (ternary "&sslrootcert=/etc/chancery/postgresql/ca.crt" "" (ne $postgresql.caSecret "")) | quote }}
{{ include "chancery.secretEnv" (dict "name" "SPRING_DATASOURCE_USERNAME" "secret" $database.existingSecret "key" "username") }}
{{ include "chancery.secretEnv" (dict "name" "SPRING_DATASOURCE_PASSWORD" "secret" $database.existingSecret "key" "password") }}
{{- end -}}

{{/*
A component's whole pod. Called with root, component, env (its own environment, as text) and
database (whether it has one).
*/}}
{{- define "chancery.deployment" -}}
{{- $values := index .root.Values .component -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "chancery.name" . }}
  labels:
    {{- include "chancery.labels" . | nindent 4 }}
spec:
  replicas: {{ $values.replicas }}
  {{- if eq .component "archive" }}
  strategy:
    # Two archives at once would be two readers of a partition.
    type: Recreate
  {{- else }}
  strategy:
    type: RollingUpdate
    rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
  {{- end }}
  selector:
    matchLabels:
      {{- include "chancery.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "chancery.labels" . | nindent 8 }}
      annotations:
        checksum/config: {{ toJson (list .env .root.Values.postgresql .root.Values.identity .root.Values.elasticsearch) | sha256sum }}
        {{- with $values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ include "chancery.name" . }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ $values.terminationGracePeriodSeconds }}
      {{- with .root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - name: {{ . }}
        {{- end }}
      {{- end }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        seccompProfile: {type: RuntimeDefault}
        {{- if or (eq .component "messaging") (eq .component "archive") }}
        # So that the volumes of attachments and of the vault can be written.
        fsGroup: 10001
        fsGroupChangePolicy: OnRootMismatch
        {{- end }}
      containers:
        - name: {{ .component }}
          image: {{ include "chancery.image" . | quote }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          ports:
            - {name: http, containerPort: {{ .port }}}
            - {name: management, containerPort: 9090}
          env:
            {{- include "chancery.env" . | nindent 12 }}
            {{- if .database }}
            {{- include "chancery.databaseEnv" . | nindent 12 }}
            {{- end }}
            {{- .env | nindent 12 }}
            {{- with $values.extraEnv }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          startupProbe:
            httpGet: {path: /actuator/health/liveness, port: management}
            periodSeconds: 2
            failureThreshold: 60
          livenessProbe:
            httpGet: {path: /actuator/health/liveness, port: management}
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          readinessProbe:
            httpGet: {path: /actuator/health/readiness, port: management}
            periodSeconds: 5
            timeoutSeconds: 3
          lifecycle:
            preStop:
              # Endpoints need a moment to forget this pod before it stops taking connections.
              sleep: {seconds: 5}
          resources:
            {{- toYaml $values.resources | nindent 12 }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          volumeMounts:
            - {name: tmp, mountPath: /tmp}
            {{- if eq .component "messaging" }}
            - {name: attachments, mountPath: /var/lib/chancery/attachments}
            {{- end }}
            {{- if eq .component "archive" }}
            - {name: ledger-keys, mountPath: /etc/chancery/ledger, readOnly: true}
            {{- if $values.ledger.attestation.timeStamps.url }}
            - {name: time-stamps, mountPath: /etc/chancery/time-stamps, readOnly: true}
            {{- end }}
            - {name: vault, mountPath: /var/lib/chancery/vault}
            - {name: vault-keys, mountPath: /var/lib/chancery/keys}
            {{- end }}
            {{- if and .database .root.Values.postgresql.caSecret }}
            - {name: postgresql-ca, mountPath: /etc/chancery/postgresql, readOnly: true}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir: {sizeLimit: 256Mi}
        {{- if and .database .root.Values.postgresql.caSecret }}
        - name: postgresql-ca
          secret: {secretName: {{ .root.Values.postgresql.caSecret }}}
        {{- end }}
        {{- if eq .component "archive" }}
        - name: ledger-keys
          secret: {secretName: {{ $values.ledger.existingSecret }}}
        {{- if $values.ledger.attestation.timeStamps.url }}
        - name: time-stamps
          configMap: {name: {{ $values.ledger.attestation.timeStamps.trustConfigMap }}}
        {{- end }}
        {{- end }}
        {{- if eq .component "messaging" }}
        - name: attachments
          {{- with $values.attachments.existingClaim }}
          persistentVolumeClaim: {claimName: {{ . }}}
          {{- else }}
          emptyDir: {}
          {{- end }}
        {{- end }}
        {{- if eq .component "archive" }}
        - name: vault
          {{- with $values.vault.existingClaim }}
          persistentVolumeClaim: {claimName: {{ . }}}
          {{- else }}
          emptyDir: {}
          {{- end }}
        - name: vault-keys
          {{- with $values.vault.existingKeysClaim }}
          persistentVolumeClaim: {claimName: {{ . }}}
          {{- else }}
          emptyDir: {}
          {{- end }}
        {{- end }}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "chancery.selector" . | nindent 14 }}
      {{- range $key := list "nodeSelector" "tolerations" "affinity" }}
      {{- with index $values $key }}
      {{ $key }}:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- end }}
{{- end -}}

{{- define "chancery.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "chancery.name" . }}
  labels:
    {{- include "chancery.labels" . | nindent 4 }}
spec:
  type: ClusterIP
  selector:
    {{- include "chancery.selector" . | nindent 4 }}
  ports:
    - {name: http, port: {{ .port }}, targetPort: http}
{{- end -}}

{{- define "chancery.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "chancery.name" . }}
  labels:
    {{- include "chancery.labels" . | nindent 4 }}
automountServiceAccountToken: false
{{- end -}}

{{- define "chancery.pdb" -}}
{{- $pdb := (index .root.Values .component).pdb -}}
{{- if $pdb.enabled -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "chancery.name" . }}
  labels:
    {{- include "chancery.labels" . | nindent 4 }}
spec:
  maxUnavailable: {{ $pdb.maxUnavailable }}
  selector:
    matchLabels:
      {{- include "chancery.selector" . | nindent 6 }}
{{- end -}}
{{- end -}}

{{/*
Who may reach a component, and whom it may reach. Called with root, component, port, callers (other
components), public (whether the ingress controller reaches it), calls (a list of component and port) and
servers (ports of PostgreSQL, Elasticsearch, Keycloak).
*/}}
{{- define "chancery.networkPolicy" -}}
{{- $context := . -}}
{{- $settings := .root.Values.networkPolicy -}}
{{- if $settings.enabled -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "chancery.name" . }}
  labels:
    {{- include "chancery.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "chancery.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    {{- if or .public .callers }}
    - from:
        {{- if .public }}
        - namespaceSelector:
            matchLabels:
              {{- toYaml $settings.ingressNamespace | nindent 14 }}
        {{- end }}
        {{- range .callers }}
        - podSelector:
            matchLabels:
              {{- include "chancery.selector" (dict "root" $context.root "component" .) | nindent 14 }}
        {{- end }}
      ports:
        - {protocol: TCP, port: {{ .port }}}
    {{- end }}
    {{- with $settings.metricsNamespace }}
    - from:
        - namespaceSelector:
            matchLabels:
              {{- toYaml . | nindent 14 }}
      ports:
        - {protocol: TCP, port: 9090}
    {{- end }}
  egress:
    - to:
        - namespaceSelector:
            matchLabels: {kubernetes.io/metadata.name: kube-system}
      ports:
        - {protocol: UDP, port: 53}
        - {protocol: TCP, port: 53}
    {{- range .calls }}
    - to:
        - podSelector:
            matchLabels:
              {{- include "chancery.selector" (dict "root" $context.root "component" .component) | nindent 14 }}
      ports:
        - {protocol: TCP, port: {{ .port }}}
    {{- end }}
    - ports:
        {{- range .servers | uniq }}
        - {protocol: TCP, port: {{ . }}}
        {{- end }}
      {{- with $settings.serverPeers }}
      to:
        {{- toYaml . | nindent 8 }}
      {{- end }}
{{- end -}}
{{- end -}}

{{/* The port of an address with a scheme: the one it names, else the scheme's. */}}
{{- define "chancery.portOf" -}}
{{- $host := (urlParse .).host -}}
{{- if contains ":" $host -}}
{{ last (splitList ":" $host) }}
{{- else if hasPrefix "https:" . -}}
443
{{- else -}}
80
{{- end -}}
{{- end -}}

{{- define "chancery.ingress" -}}
{{- $settings := .root.Values.ingress -}}
{{- $way := index $settings .way -}}
{{- if $settings.enabled -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ include "chancery.name" . }}
  labels:
    {{- include "chancery.labels" . | nindent 4 }}
  {{- with $settings.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- with $settings.className }}
  ingressClassName: {{ . }}
  {{- end }}
  {{- if $way.tlsSecret }}
  tls:
    - hosts: [{{ $way.host | quote }}]
      secretName: {{ $way.tlsSecret }}
  {{- end }}
  rules:
    - host: {{ $way.host | quote }}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: {{ include "chancery.name" . }}
                port: {name: http}
{{- end -}}
{{- end -}}
