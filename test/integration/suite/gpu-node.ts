/** An image as its author describes it: GROMACS with Open MPI and CUDA, for processors like Zen 2. */
export const image = `{
  "version": "0.1.0",
  "kind": "CompatibilitySpec",
  "metadata": { "name": "gromacs-openmpi-cuda" },
  "compatibilities": [
    {
      "name": "org.supercontainers",
      "version": "0.1.0",
      "attributes": {
        "mpi.implementation": "openmpi",
        "mpi.version": "4.1.1",
        "hardware.gpu.enabled": "yes",
        "hardware.gpu.cuda.version": "12.2",
        "os.vendor": "rocky",
        "os.version": "9.3",
        "communication.framework": "ucx"
      }
    },
    {
      "name": "io.archspec",
      "version": "0.0.0",
      "attributes": {
        "cpu.target": "zen2"
      }
    }
  ]
}
`;

/** A profile of another host: its driver is older than the image's CUDA. */
export const gpuNode = `{
  "version": "0.1.0",
  "kind": "CompatibilitySpec",
  "metadata": {
    "name": "gpu-node",
    "subject": "host",
    "extractedAt": "2026-01-05T08:00:00.000Z",
    "probes": {
      "system.cpu": { "status": "ok", "milliseconds": 12 },
      "library.mpi": { "status": "ok", "milliseconds": 180 },
      "gpu.nvidia": { "status": "ok", "milliseconds": 310 },
      "network.fabric": { "status": "failed", "detail": "no folder of devices can be read" }
    }
  },
  "compatibilities": [
    {
      "name": "org.supercontainers",
      "version": "0.1.0",
      "attributes": {
        "mpi.implementation": "openmpi",
        "mpi.version": "4.1.6",
        "os.vendor": "rocky",
        "os.version": "8.9",
        "os.glibc": "2.28",
        "hardware.gpu.enabled": "yes",
        "hardware.gpu.driver.version": "470.57.02",
        "hardware.gpu.cuda.version": "11.4"
      }
    },
    {
      "name": "io.archspec",
      "version": "0.0.0",
      "attributes": {
        "cpu.vendor": "AuthenticAMD",
        "cpu.target": "zen3"
      }
    }
  ]
}
`;
