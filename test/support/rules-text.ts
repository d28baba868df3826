import { readJson } from '../../server/src/core/json/read.js';
import type { JsonTree } from '../../server/src/core/json/tree.js';
import { readYaml } from '../../server/src/core/yaml/read.js';

export type RulesLanguage = 'json' | 'yaml';

export function readRules(text: string, language: RulesLanguage): JsonTree {
  return language === 'json' ? readJson(text) : readYaml(text);
}

/** Rules of Node Feature Discovery without faults, with everything that they can have. */
export const nfdRules = `version: v1alpha1
compatibilities:
- tag: "fast"
  weight: 10
  description: "a kernel, a CPU and a network card"
  rules:
  - name: "kernel and cpu"
    vars: {kernel: "new"}
    matchFeatures:
    - feature: kernel.version
      matchExpressions:
        full: {op: GeLe, value: ["5.15", "6.8.1"], type: version}
        major: {op: Gt, value: ["4"]}
        minor: {op: GtLt, value: ["0", "20"]}
    - feature: cpu.topology
      matchExpressions:
        hardware_multithreading: {op: IsFalse}
    - feature: cpu.cpuid
      matchName: {op: InRegexp, value: ["^AVX"]}
    - feature: rule.matched
      matchExpressions:
        kernel: {op: In, value: ["new"]}
  - name: "one of two cards"
    matchAny:
    - matchFeatures:
      - feature: pci.device
        matchExpressions:
          vendor: {op: In, value: ["15b3"]}
          class: {op: NotIn, value: ["0300"]}
    - matchFeatures:
      - feature: kernel.loadedmodule
        matchExpressions:
          ib_core:
            op: Exists
          nouveau:
            op: DoesNotExist
`;

/** Rules of ocifit-k8s without faults. */
export const ocifitRules = `{
  "version": "v1alpha1",
  "compatibilities": [
    {
      "tag": "ubuntu:24.04",
      "weight": 2,
      "rules": [
        {
          "matchFeatures": [
            {
              "matchExpressions": [
                { "op": "In", "key": "feature.node.kubernetes.io/system-os_release.ID", "value": ["ubuntu"] },
                { "op": "Gte", "key": "feature.node.kubernetes.io/kernel-version.minor", "value": "1" },
                { "op": "Exists", "key": "flavor" }
              ]
            }
          ]
        },
        {
          "matchModel": {
            "model": { "type": "lasso", "platforms": { "arm64": "a:1" }, "direction": "minimize", "name": "time" }
          }
        }
      ]
    }
  ]
}
`;

/** A document of rules with one item of `matchFeatures`, the last thing in it. */
export function yamlTerm(term: string): string {
  const lines = term.split('\n').map((line, index) => (index === 0 ? line : `      ${line}`));
  return `version: v1alpha1\ncompatibilities:\n- rules:\n  - matchFeatures:\n    - ${lines.join('\n')}\n`;
}

/** A document of rules with one item of `matchFeatures`, in JSON. */
export function jsonTerm(term: string): string {
  return `{"version": "v1alpha1", "compatibilities": [{"rules": [{"matchFeatures": [${term}]}]}]}`;
}
