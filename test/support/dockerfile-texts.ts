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
};
