/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so */

const mpis = ['mpich', 'openmpi'];
const gpus = ['cuda', 'opencl', 'rocm'];
const targets = ['x86_64_v3', 'zen3', 'skylake_avx512', 'neoverse_v1'];
const bases = ['debian:12', 'ubuntu:22.04', 'rockylinux:9', 'nvidia/cuda:12.4.1-devel-ubuntu22.04'];
const packages = ['gcc', 'gfortran', 'cmake', 'ninja-build', 'libhdf5-dev', 'libfftw3-dev', 'git'];

const at = (list, index) => list[index % list.length];

/** Labels as an HPC image gives them, one in so many with something wrong. */
function labelsOf(number) {
  return [
    `LABEL org.supercontainers.mpi="${at(mpis, number)}" \\`,
    `      org.supercontainers.gpu=${at(gpus, number)} \\`,
    '      # of the base',
    `      org.supercontainers.glibc="2.${30 + (number % 9)}"`,
    `LABEL io.archspec.cpu.target=${at(targets, number)} \\`,
    `      io.archspec.cpu.targt="${at(targets, number + 1)}"`,
    `LABEL org.opencontainers.image.title="Solver ${number}" \\`,
    `      org.opencontainers.image.version="\${VERSION}" \\`,
    `      org.opencontainers.image.source="https://example.org/solver-${number}" \\`,
    `      org.opencontainers.image.created="2026-0${1 + (number % 9)}-11T10:00:00Z" \\`,
    `      org.opencontainers.image.licenses="MIT OR Apache-2.0"`,
    `LABEL maintainer="team-${number}@example.org" com.example.team=solver`,
  ];
}

function runOf(number) {
  return [
    'RUN --mount=type=cache,target=/var/cache/apt \\',
    '    apt-get update && apt-get install -y --no-install-recommends \\',
    ...packages.map((name, index) => `        ${name}=${number}.${index}* \\`),
    '    # nothing stays behind',
    '    && rm -rf /var/lib/apt/lists/*',
  ];
}

function hereDocumentOf(number) {
  return [
    'RUN <<EOF',
    'set -eu',
    `cmake -S /src -B /build -DSOLVER_${number}=ON -DCMAKE_INSTALL_PREFIX="$PREFIX"`,
    'LABEL of=nobody',
    'cmake --build /build --parallel "$(nproc)"',
    'EOF',
    `COPY --chmod=0755 <<-"SCRIPT" /usr/local/bin/solve-${number}`,
    '\t#!/bin/sh',
    `\texec mpirun -n "$1" solver-${number}`,
    '\tSCRIPT',
  ];
}

/** One stage; it is built from the one before, from an image, or copies from others. */
function stageOf(number, hasLabels = true) {
  const from = number % 3 === 1 ? `stage${number - 1}` : at(bases, number);
  return [
    '',
    `# What solver ${number} is built in`,
    `FROM ${number % 4 === 0 ? '--platform=linux/amd64 ' : ''}${from} AS stage${number}`,
    'ARG VERSION',
    `ARG FEATURES=mpi,hdf5-${number}`,
    `ENV PREFIX=/opt/solver-${number} \\`,
    `    PATH="/opt/solver-${number}/bin:$PATH" \\`,
    '    OMP_PROC_BIND=close',
    'WORKDIR $PREFIX',
    ...runOf(number),
    ...(hasLabels ? labelsOf(number) : []),
    ...hereDocumentOf(number),
    ...(number > 0 ? [`COPY --from=stage${number - 1} /opt /opt`] : []),
    'EXPOSE 8080/tcp',
    'USER solver:solver',
    `HEALTHCHECK --interval=30s CMD ["solve-${number}", "--check"]`,
    `ENTRYPOINT ["solve-${number}"]`,
  ];
}

const top = ['# syntax=docker/dockerfile:1', 'ARG VERSION=2.7.1'];

/**
 * A Dockerfile of that many lines: stages with variables, continued commands, here-documents and labels
 * of several schemas, some of them wrong.
 * @param {number} count
 * @returns {string}
 */
export function longDockerfile(count) {
  const lines = [...top];
  for (let number = 0; lines.length < count; number += 1) lines.push(...stageOf(number));
  return `${lines.slice(0, count).join('\n')}\n`;
}

/**
 * One of the Dockerfiles of a repository, of one to six stages.
 * @param {number} number
 * @param {boolean} hasLabels
 */
export function variedDockerfile(number, hasLabels) {
  const stages = Array.from({ length: 1 + ((number * 7) % 6) }, (_, index) =>
    // The last one's labels are the image's; builders before it rarely have any.
    stageOf(index, hasLabels && (number % 3 === 0 || index === (number * 7) % 6)),
  );
  const lines = [...(number % 2 === 0 ? top : top.slice(1)), ...stages.flat()];
  return `${lines.join(number % 10 === 9 ? '\r\n' : '\n')}\n`;
}
