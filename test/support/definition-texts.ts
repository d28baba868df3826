/** In the form of the example of Apptainer's user guide, with nearly every section. */
export const userGuide = `Bootstrap: docker
From: ubuntu:18.04
Stage: build

%setup
    touch /file1
    touch \${APPTAINER_ROOTFS}/file2

%files
    /file1
    /file1 /opt

%environment
    export LISTEN_PORT=12345
    export LC_ALL=C

%post
    apt-get update && apt-get install -y netcat
    NOW=\`date\`
    echo "export NOW=\\"\${NOW}\\"" >> $APPTAINER_ENVIRONMENT

%runscript
    echo "Arguments received: $*"
    exec echo "$@"

%startscript
    nc -lp $LISTEN_PORT

%test
    grep -q NAME=\\"Ubuntu\\" /etc/os-release
    if [ $? -eq 0 ]; then
        echo "Container base is Ubuntu as expected."
    fi

%labels
    Author alice
    Version v0.0.0

%help
    This is a demo container used to illustrate a def file.

%labels
    Version v0.0.1
    MyLabel Hello World
`;

/** In the form of its section on builds in several stages. */
export const multiStage = `Bootstrap: docker
From: golang:1.12.3-alpine3.9
Stage: devel

%post
  export PATH="/go/bin:/usr/local/go/bin:$PATH"
  cat << EOF > hello.go
  package main
  func main() {
    fmt.Printf("Hello World!\\n")
  }
EOF
  go build -o hello hello.go

%labels
  org.supercontainers.mpi openmpi

# Install binary into the final image
Bootstrap: library
From: alpine:3.9
Stage: final

%files from devel
  /opt/hello /bin/hello

%labels
  org.supercontainers.glibc 2.36
`;

/** Labels of `exampleSchema`, one file a form; `x.example.y` and the like are nobody's. */
export const definitions: Readonly<Record<string, string>> = {
  'image.def':
    'Bootstrap: docker\nFrom: debian:12\n\n%labels\n    org.example.mpi.version 4.1\n    maintainer a b\n    x.example.y 1\n',
  'Singularity.gpu':
    '# For the cluster\nBootStrap: debootstrap\r\nOSVersion: bookworm\r\n\r\n%Labels\r\n# which one\r\norg.example.mpi.version 5\r\n',
};

/** Definition files as people write them, right and wrong, with labels of `exampleSchema` and of bundled ones. */
export const variedDefinitions: Readonly<Record<string, string>> = {
  'the sections of the user guide': userGuide,
  'several stages': multiStage.replace('mpi openmpi', 'mpi opnmpi'),
  'variables and labels again': `Bootstrap: docker
From: debian:{{ TAG }}
%arguments
  TAG=12
  MPI=openmpi
%labels
  # compspec-ignore label-duplicate
  org.example.mpi.version 4
  org.example.mpi.version six
  org.example.{{ TAG }} 1
  org.supercontainers.mpi {{ MPI }}
  org.supercontainers.gpu {{ GPU }}
`,
  'apps and mistakes': `From: x
Bootstrap: docker
%applabels foo
  org.example.mpi.vrsion 4
%labels
org.example.mpi.version=4
org.example.mpi.vrsion	4
"org.example.mpi.version" "4"
org.example.
org.example
%
%labels
`,
  'odd characters':
    '\uFEFFBootstrap: docker\r\nFrom: \\\r\n\r\n%labels\r\n a\0b \uD83D 🚀\n org.example.os.name \u2028 {{\n\torg.opencontainers.image.title 🚀 x\r',
};
