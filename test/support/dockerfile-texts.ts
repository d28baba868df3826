// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles are written so
/** Labels of `exampleSchema` in every form, one file a form; `x.example.y` and the like are nobody's. */
export const dockerfiles: Readonly<Record<string, string>> = {
  Dockerfile: 'FROM debian:12\nLABEL org.example.mpi.version=4.1 maintainer="a b" x.example.y=1\n',
  'Containerfile.gpu':
    'FROM debian:12 AS build\nlabel \\\n  # which one\n  "org.example.mpi.version"="5" \\\n  \'org.example.os.name\'=\'x\'\n',
  'old.dockerfile': 'FROM debian:12\r\nLABEL org.example.mpi.version 4 or later\r\n',
  'windows.Dockerfile': '# escape=`\nFROM x\nONBUILD LABEL a=1 `\n  org.example.mpi.version="4"\n',
};

/** Dockerfiles as people write them, right and wrong, with labels of `exampleSchema` and of bundled ones. */
export const variedDockerfiles: Readonly<Record<string, string>> = {
  stages: `ARG TAG=12
FROM debian:$TAG AS base
LABEL org.supercontainers.mpi=openmpi
FROM --platform=linux/amd64 gcc AS build
RUN make \\
  # with all
  -j
LABEL org.supercontainers.mpi=opnmpi
FROM base
COPY --from=build /a /a
`,
  twice: `FROM x
# compspec-ignore label-duplicate
LABEL org.example.mpi.version=4 \\
  org.example.mpi.version="5" \\
  # compspec-ignore label-value
  org.example.mpi.version=six
`,
  quotes: `FROM x\nLABEL "org.example.os.name"='a "b" c' org.example.os.nam="\${A:-"b"}"\nLABEL "open=x\nLABEL 'a\n`,
  heredoc: `FROM x
RUN <<EOF
LABEL org.example.mpi.version=x
EOF
COPY <<-"A" <<B /x/
	LABEL a
	A
LABEL b
B
LABEL org.example.mpi.version=x
`,
  triggers:
    'FROM x AS a\nONBUILD LABEL org.example.mpi.version=$V\nONBUILD ONBUILD LABEL a=b\nONBUILD\nFROM a\n',
  variables:
    'FROM $X AS $Y\nARG A=$B\nARG B=$A\nENV C=$C$C D ${D:?x}\nENV E f g\nLABEL org.example.$A=1 org.example.mpi.version=${C:+4}\n',
  windows:
    '# syntax=docker/dockerfile:1\r\n# escape=`\r\nFROM mcr\r\nLABEL a=C:\\ `\r\n  org.example.mpi.vrsion="`"4`""\r\nLABEL org.supercontainers.gpu cuda\r\n',
  broken:
    'LABEL\nLABEL =\nLABEL = =\nLABEL a= b\nLABEL a=b c\nFROM\nLABEL org.example. =\nLABEL org.example.mpi= \\\n\\\n\n\\',
  odd: '\uFEFFFROM x\u0085\nlabel\torg.example.mpi.version\t4\nLaBeL\u00A0a=b\0c "\uD83D"=🚀\nLABEL org.supercontainers.glibc=2.36 org.opencontainers.image.title="🚀 x"\r',
  platforms: `# check=skip=all
ARG BUILDPLATFORM=linux/arm64
FROM --platform=$BUILDPLATFORM nvidia/cuda:12.4.1-base-ubuntu22.04 AS build
ARG TARGETARCH
ENV NVIDIA_REQUIRE_CUDA="cuda>=12.4 brand=tesla,driver>=470" ARCH=\${TARGETARCH:-amd64}
RUN --mount=type=cache,target=/root --network=none make ARCH=$TARGETARCH
LABEL io.archspec.cpu.target=zen3 org.supercontainers.gpu="cuda, rocm"
`,
  many: `from debian:11
label org.supercontainers.glibc=2.35 org.supercontainers.mpi='mpich' \\
  org.opencontainers.image.created=2026-13-40 \\
\\
  org.opencontainers.image.licenses="MIT OR" org.opencontainers.image.url=:\\
//x org.example.mpi.version= \t"org.example.os.name"=$
`,
  inherited: `FROM x AS base
ONBUILD LABEL org.example.mpi.version=1
ONBUILD COPY --from=base <<E /a
LABEL a=b
E
FROM base AS Other
LABEL org.example.mpi.version=2
FROM 0
FROM OTHER
LABEL org.example.mpi.abi=glibc-2.36
`,
  commands: `FROM scratch
SHELL ["pwsh", "-c"]
HEALTHCHECK --interval=1s CMD ["LABEL", "a=b"]
RUN ["a", "<<E", "b"] && echo <<E 2>&1
E
MAINTAINER a <b@c>
LABEL maintainer=a\\ b <<E
VOLUME ["/a"]
LABEL org.example.os.name="x" # no comment
`,
  cycles: `ARG A=\${B}
ARG B=\${A:-$A}
FROM a AS a
FROM a AS A
ENV C=$D D=$C E=$E$E
ENV C=$D D=\${C:?\${D:-"$C"}}
LABEL org.example.$A=$B "org.\${E:+example}.mpi.version"=$C org.supercontainers.mpi=$A
`,
  paths:
    '# escape=`\r\n# syntax=x\r\nFROM mcr:ltsc2022 AS w\r\nWORKDIR C:\\\r\nCOPY a.exe C:\\b\\ `\r\n\r\n# c\r\n  C:\\\r\nLABEL org.example.os.name="C:\\Program Files\\" `\r\n  # d\r\n org.example.os.nmae=`"\r\n',
  tabs: `FROM x:\u00FC@sha256:0
\t# compspec-ignore label-unknown, label-value
\tLABEL\torg.example.mpi.vers\u0131on="\u4E2D\u6587"\torg.supercontainers.mpi='\u202E'
RUN cat <<-'\u00C4' 3<<"B C" > a
\tLABEL x
\t\u00C4
B C
LABEL org.supercontainers.gp\\
  # inside
u=rocm
`,
};
