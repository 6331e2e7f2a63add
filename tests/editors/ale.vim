" ALE, with the linter of docs/editors/without-a-server.md, which stands in `recipe.vim`; what it found goes to read.txt.
set runtimepath+=/usr/share/vim-ale
filetype plugin on
let g:ale_linters = {'html': ['formlint']}
runtime plugin/ale.vim
source recipe.vim
edit page.html
set filetype=html
ALELint
for turn in range(600)
  sleep 100m
  if !empty(ale#engine#GetLoclist(bufnr('')))
    break
  endif
endfor
let found = copy(ale#engine#GetLoclist(bufnr('')))
call writefile(map(found, {_, one -> one.lnum . ' ' . one.col . ' ' . one.type . ' ' . one.text}), 'read.txt')
qa!
