-- Neovim 0.11 and newer: diagnostics, hover and a quick fix, as a user's configuration gives them.
-- Arguments: the command of the server; the page.
local command, page = arg[1], arg[2]
vim.lsp.config('formlint', {
  cmd = { command, 'server' },
  filetypes = { 'html' },
  root_markers = { 'formlint.toml', 'pyproject.toml', '.git' },
})
vim.lsp.enable('formlint')
vim.cmd.edit(page)
vim.bo.filetype = 'html'
local buffer = vim.api.nvim_get_current_buf()

local function say(...) io.write(table.concat({ ... }, ' '), '\n') end
local function text() return vim.api.nvim_buf_get_lines(buffer, 0, -1, false) end
local function lines_with(word)
  for number, line in ipairs(text()) do
    local column = line:find(word, 1, true)
    if column then return number, column - 1, line end
  end
end

say('found', tostring(vim.wait(60000, function() return #vim.diagnostic.get(buffer) > 0 end, 20)))
for _, one in ipairs(vim.diagnostic.get(buffer)) do
  say('diagnostic', one.code, text()[one.lnum + 1]:sub(one.col + 1, one.end_col), one.message)
end
local client = vim.lsp.get_clients({ bufnr = buffer })[1]
say('units', client.offset_encoding)
local number, column = lines_with('inputmode')
vim.api.nvim_win_set_cursor(0, { number, column })
local position = vim.lsp.util.make_position_params(0, client.offset_encoding)
local hovered = client:request_sync('textDocument/hover', position, 60000, buffer)
say('hover', (hovered.result.contents.value:gsub('\n', ' ')))
vim.lsp.buf.code_action({
  apply = true,
  context = { only = { 'quickfix' }, diagnostics = {} },
  filter = function(action) return action.isPreferred end,
})
say('mended', tostring(vim.wait(60000, function() return lines_with('inputmode') == nil end, 20)))
say('silent', tostring(vim.wait(60000, function() return #vim.diagnostic.get(buffer) == 0 end, 20)))
vim.cmd('silent write')
vim.cmd('qa!')
