-- Neovim 0.7: it echoes diagnostics with columns in bytes though it has agreed on UTF-16; the fix must be right anyway.
-- Globals: formlint_command and formlint_page.
local command, page = vim.g.formlint_command, vim.g.formlint_page
vim.cmd('edit ' .. page)
vim.bo.filetype = 'html'
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({ name = 'formlint', cmd = { command, 'server' }, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(buffer, id)

local function say(...) io.write(table.concat({ ... }, ' '), '\n') end
local function text() return vim.api.nvim_buf_get_lines(buffer, 0, -1, false) end
local function lines_with(word)
  for number, line in ipairs(text()) do
    local column = line:find(word, 1, true)
    if column then return number, column - 1 end
  end
end

say('found', tostring(vim.wait(60000, function() return #vim.diagnostic.get(buffer) > 0 end, 20)))
for _, one in ipairs(vim.diagnostic.get(buffer)) do
  say('diagnostic', one.code or '', text()[one.lnum + 1]:sub(one.col + 1, one.end_col), one.message)
end
local number, column = lines_with('inputmode')
vim.api.nvim_win_set_cursor(0, { number, column })
local asked = vim.lsp.util.make_range_params()
asked.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer, number - 1), only = { 'quickfix' } }
for _, answer in pairs(vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', asked, 60000) or {}) do
  for _, action in ipairs(answer.result or {}) do
    say('action', action.title)
    if action.isPreferred then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
  end
end
say('silent', tostring(vim.wait(60000, function() return #vim.diagnostic.get(buffer) == 0 end, 20)))
vim.cmd('silent write')
vim.cmd('qa!')
