/** What a check of an image against a host says. `{0}` stands for the first argument. */
export const checkSentences = {
  // Any attribute
  'check.equal': 'Both say {0}.',
  'check.different': 'The image asks for {0}, the host has {1}.',
  'check.unnamed':
    'The image says {0}, the host {1}, and the schema does not say how to compare them.',
  'check.undeclared': 'No known schema declares {0}, so nobody can tell what it asks for.',
  'check.informational': 'It describes the image and asks nothing of a host.',
  'check.contradicted': 'The same is said to be {0} and {1}.',
  'check.no-statement': '"{0}" states nothing.',
  'check.not-a-value':
    'The schema does not know "{0}" as one of its values, so nobody can tell how it stands to {1}.',
  'check.no-value': 'The host does not say; the probe {0} would know it.',
  'check.no-value.no-source': 'The host does not say, and no probe is known that would find {0}.',
  'check.no-value.absent': 'The probe {0} found nothing on the host ({1}).',
  'check.no-value.failed': 'The probe {0} could not tell on the host ({1}).',
  'check.no-value.skipped': 'The probe {0} was not asked on the host ({1}).',
  'check.no-device': 'The host has no device that could have it.',
  'check.not-boolean': '"{0}" is neither yes nor no.',
  'check.not-version': '"{0}" is not a version.',
  'check.not-range': '"{0}" is not a range of versions.',
  'check.unordered': 'Of "{0}" and "{1}" nobody can tell which is the higher.',
  'check.requires.nothing': 'The image asks nothing of the host here.',
  'check.requires.there': 'The image needs it, and the host has it.',
  'check.requires.missing': 'The image needs it, and the host has none.',
  'check.at-least': 'The host has {0}, at least {1} is asked for.',
  'check.below': 'The host has {0}, which is below {1}.',
  'check.at-most': 'The host has {0}, at most {1} is asked for.',
  'check.above': 'The host has {0}, which is above {1}.',
  'check.in-range': '{0} is in the range {1}.',
  'check.out-of-range': '{0} is not in the range {1}.',
  'check.range-open':
    '{0} stands for several versions, not all of which are in the range {1} or out of it.',
  'check.one-of': 'Both have {0}.',
  'check.none-of': 'The image asks for one of {0}; the host has {1}.',
  // CPU
  'check.cpu.unknown': '"{0}" is no microarchitecture that archspec knows.',
  'check.cpu.same': 'The image was built for {0}, which the host is.',
  'check.cpu.ancestor': '{0} runs everything that is built for {1}.',
  'check.cpu.features': '{0} has every CPU feature of {1}.',
  'check.cpu.host-features': "The host's CPU has every feature of {0}.",
  'check.cpu.host-missing': "The host's CPU lacks features of {1}: {0}.",
  'check.cpu.missing': '{0} lacks CPU features of {2}: {1}.',
  'check.cpu.not-told': 'Of {0} it is not known whether it has these CPU features of {2}: {1}.',
  'check.cpu.level': '{0} is below the level {1}, which the image is built on.',
  'check.cpu.generation': 'The image is built for generation {0} of POWER, the host is of {1}.',
  'check.cpu.family': 'The image is built for {0}, the host is {1}.',
  'check.cpu.width':
    'The image is built for {0}; whether a host of {1} runs that is up to its CPU and kernel.',
  'check.cpu.not-comparable': 'Nothing is known of what {0} asks of a CPU beyond {1}.',
  'check.cpu.optimal': 'The image was built for {0}, which the host is.',
  'check.cpu.lesser': 'The image was built for {0}, which uses less of the CPU than {1} would.',
  'check.cpu.other-line': 'The image was built for {0}, and the host is {1}.',
  // MPI
  'check.mpi.unknown': 'The binary interface of {0} or {1} is not known.',
  'check.mpi.no-version':
    'Whether {0} and {1} share a binary interface depends on their versions, which are not both known.',
  'check.mpi.version-alone':
    'Whether {0} and {1} share a binary interface depends on whose versions they are, which is not known of both.',
  'check.mpi.same': 'Both are {0}.',
  'check.mpi.family': '{0} and {1} are of one family with one binary interface.',
  'check.mpi.families': '{0} and {1} have different binary interfaces.',
  'check.mpi.both': '{0} and {1} share the binary interface {2}.',
  'check.mpi.sonames': '{0} is {1}, {2} is {3}.',
  'check.mpi.soname': 'Programs of the image ask for {0}, the host has {1}.',
  'check.mpi.same-soname': 'Both are {0} of one family.',
  'check.mpi.soname-alone':
    'Both are {0}, a name that libraries of different families have, and it is not known of both which they are of.',
  'check.mpi.file-version': 'The interface {0} of the host has all that {1} has.',
  'check.mpi.names':
    '{0} is {1}, {2} is {3}: one interface under two names. Programs find it only where the host has a link to it with the name that they ask for.',
  'check.mpi.older':
    'The host has the same interface in an older state ({1} for {0}): functions that were added since are missing, which programs may need or not.',
  'check.mpi.before-initiative':
    '{0} and {1} are older than the common interface of the MPICH family, and differ.',
  'check.mpi.initiative':
    'Of {0} and {1}, one is older than the common interface of the MPICH family.',
  // CUDA, ROCm and devices
  'check.cuda.supported': "The host's driver supports CUDA {1}, and so CUDA {0}.",
  'check.cuda.driver': 'CUDA {0} needs driver {1} or newer; the host has {2}.',
  'check.cuda.driver-too-old': 'CUDA {0} needs driver {1} or newer; the host has {2}.',
  'check.cuda.minor':
    'CUDA {0} runs on the driver for CUDA {1} by the minor-version compatibility of CUDA {2}, without what is new since, and without code that is only there as PTX.',
  'check.cuda.too-new': "CUDA {0} is newer than the CUDA {1} of the host's driver.",
  'check.cuda.no-table': 'No table says yet which driver CUDA {0} needs.',
  'check.cuda.other': 'CUDA needs a GPU of NVIDIA; those of the host are of {0}.',
  'check.rocm.near':
    'ROCm {0} is supported on the driver of ROCm {1}: they are no more than two releases apart.',
  'check.rocm.far':
    'ROCm {0} and {1} are not among the pairs of user space and driver that AMD supports; it may work all the same.',
  'check.targets.exact': 'The image has code for {0}.',
  'check.targets.runs': 'Code for {0} runs on {1}, which has the same major capability.',
  'check.targets.compiled': 'Code for {0} is PTX, which the driver of the host compiles for {1}.',
  'check.targets.features':
    'Code for {0} runs on {1} only in the settings of the device that its name tells, which are not known of the host.',
  'check.targets.unread':
    'Of {0} it is not known which device that is, and so not whether code for {1} runs on {2}.',
  'check.targets.lesser': 'The image has code for {0}, and none for {1} itself.',
  'check.targets.ptx':
    'Code for {0} runs on {1} only if the image has it as PTX too, which is not known.',
  'check.targets.none': 'Code for {0} does not run on {1}.',
  // C library and mounted libraries
  'check.glibc.older':
    "The host's glibc {0} is no newer than the image's {1}: its libraries find what they need.",
  'check.glibc.newer':
    "The host's glibc {0} is newer than the image's {1}: its libraries may need what the image does not have.",
  'check.libc.no-rule': 'No rule tells which versions of {0} go together, beside equal ones.',
  'check.libc.unnamed': 'It is not known which C library the version {0} is of.',
  'check.libc.other': "The image's C library is {0}; libraries of the host are made for {1}.",
  'check.mount.there': 'It needs {0}; the image has {1} {2}.',
  'check.mount.missing': 'It needs {0}; the image has {1} {2}.',
  'check.mount.unknown': 'It needs {0}, and it is not known which {1} the image has.',
  'check.mount.nothing': 'It needs no versioned symbol of glibc or libstdc++.',
  'check.mount.not-found': 'It needs {0}, which the host does not have where its loader looks.',
  'check.mount.unread': 'What it needs could not be read: {0}.',
  // Platforms and conditions of Dockerfiles
  'check.platform.none': '"{0}" is no platform that is known.',
  'check.platform.os': 'The image is made for {0}, and the host runs {1}.',
  'check.platform.own':
    'It names no architecture, and so means that of the machine that builds it.',
  'check.platform.host': 'The host does not say what it is.',
  'check.require.nothing': 'It asks for nothing.',
  'check.require.met': 'The host meets {0}.',
  'check.require.unmet':
    'The NVIDIA Container Toolkit would refuse it: the host has {0}, which meets none of the alternatives.',
  'check.require.unknown': 'Whether the host meets {0} is not known.',
  'check.require.unread':
    '"{0}" is no condition that the NVIDIA Container Toolkit reads: those are of cuda, driver, arch or brand, a comparison and a value.',
  'check.require.no-device':
    'The host has no GPU of NVIDIA, and nothing there evaluates this condition. What needs such a GPU does not work.',
  // What would make it work
  'check.fix.equals': 'Choose a host with {0}, or an image made for {1}.',
  'check.fix.requires': 'Choose an image that does without ({0}: no), or a host that has it.',
  'check.fix.at-least': 'Choose a host with {0} or higher, or an image that does with {1}.',
  'check.fix.at-most': 'Choose a host with {0} or lower, or an image that takes {1}.',
  'check.fix.one-of': 'Choose a host with one of {0}, or an image made for {1}.',
  'check.fix.no-device': 'Choose an image that asks for no {0}, or a host with such a device.',
  'check.fix.cpu': 'Choose an image built for {0} or older.',
  'check.fix.cpu.optimal': 'An image built for {0} would use all of it.',
  'check.fix.mpi':
    'Choose an image whose MPI has the interface of {0}, or run with the MPI in the image.',
  'check.fix.mpi.name':
    'Mount the library of the host under the name {0}; a Cray has it in cray-mpich-abi.',
  'check.fix.mpi.installed': 'Use another MPI of the host, {0}, which has the interface.',
  'check.fix.cuda.driver':
    'Update the driver to {0} or newer, choose an image built with CUDA {1} or older, or, on data center GPUs, put the forward-compatibility package (cuda-compat) into the image.',
  'check.fix.cuda.update':
    'Update the driver to {0} or newer, or choose an image built with an older CUDA.',
  'check.fix.cuda.newer': 'Choose an image built with CUDA {0} or older, or update the driver.',
  'check.fix.require':
    'Update the driver to one that supports CUDA {0}, or choose an image that asks for less.',
  'check.fix.platform': 'Choose an image for {0}.',
  'check.fix.cuda.other': 'Choose an image built for GPUs of {0}, or a host with a GPU of NVIDIA.',
  'check.fix.targets': 'Choose an image with code for {0}.',
  'check.fix.glibc':
    'Mount no libraries of the host, choose an image with glibc {0} or newer, or let --mount look at what the libraries really need.',
  'check.fix.libc': 'Mount no libraries of the host, or choose an image with {0}.',
  'check.fix.mount': 'Do not mount it, or choose an image with {0} {1} or newer.',
} as const;
