-- What a user does in Neovim with the configuration of docs/editors.md, which has been loaded as init.lua.
-- Started in a folder with the scripts of test/editors/scripts.mjs; ends with status 0 when all is as it should be.

local PATIENCE = 60000
local failed = 0

local function say(text)
  io.stdout:write(text .. "\n")
  io.stdout:flush()
end

-- Waits until `check` is true; fails with what `describe` says then.
local function eventually(check, describe)
  if not vim.wait(PATIENCE, check, 20) then
    error(describe and describe() or "It never came true.", 2)
  end
end

local function becomes(read, expected)
  eventually(function()
    return vim.deep_equal(read(), expected)
  end, function()
    return vim.inspect(read()) .. " instead of " .. vim.inspect(expected)
  end)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") .. "\n"
end

local function line()
  return vim.api.nvim_get_current_line()
end

-- Presses keys as typed, with the mappings of the configuration.
local function press(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), "mtx", false)
end

-- Puts the cursor on the first letter of the `nth` place of a text.
local function on(part, nth)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  for place = 1, nth or 1 do
    assert(vim.fn.search("\\V" .. part, place == 1 and "cW" or "W") > 0, part .. " is not in the text")
  end
end

local function findings()
  local found = vim.tbl_map(function(diagnostic)
    return diagnostic.code .. " " .. (diagnostic.lnum + 1)
  end, vim.diagnostic.get(0))
  table.sort(found)
  return found
end

-- Opens a script and waits for the server.
local function open(name)
  vim.cmd("silent! %bwipeout!")
  vim.cmd("edit " .. name)
  eventually(function()
    local client = vim.lsp.buf_get_clients(0)[next(vim.lsp.buf_get_clients(0)) or 0]
    return client ~= nil and client.initialized
  end, function()
    return "The server did not start: " .. vim.inspect(vim.lsp.get_log_path())
  end)
end

local function test(name, run)
  local ok, problem = xpcall(run, debug.traceback)
  say((ok and "    ✔ " or "    ✘ ") .. name)
  if not ok then
    failed = failed + 1
    say(problem)
  end
end

local version = vim.version()
say(("\n  Neovim %d.%d.%d"):format(version.major, version.minor, version.patch))

test("shows findings, and takes them away when the mistake is mended", function()
  open("wrong.msgflow")
  becomes(findings, { "wrong-protocol 10" })
  vim.cmd([[%s/ via Interaction Management//]])
  becomes(findings, {})
end)

test("tells the server the settings when it asks", function()
  open("wrong.msgflow")
  becomes(findings, { "wrong-protocol 10" })
  local client = vim.lsp.buf_get_clients(0)[next(vim.lsp.buf_get_clients(0))]
  client.config.settings.msgflow.rules = { ["wrong-protocol"] = "off" }
  client.notify("workspace/didChangeConfiguration", { settings = client.config.settings })
  becomes(findings, {})
  client.config.settings.msgflow.rules = nil
  client.notify("workspace/didChangeConfiguration", { settings = client.config.settings })
  becomes(findings, { "wrong-protocol 10" })
end)

test("hovers over a message", function()
  open("right.msgflow")
  on("EventPartyRemoved")
  press("K")
  local hover
  eventually(function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        hover = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
      end
    end
    return hover ~= nil
  end)
  assert(table.concat(hover, "\n"):find("EventPartyRemoved", 1, true), vim.inspect(hover))
end)

test("completes a message", function()
  open("right.msgflow")
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { "  Ixn -> Stats : EventPart" })
  vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(0), 0 })
  -- Pressing keys in insert mode returns only when it is left; so it is this timer that looks and goes on.
  local offered = {}
  local timer, started = vim.loop.new_timer(), vim.loop.now()
  timer:start(20, 20, vim.schedule_wrap(function()
    offered = vim.fn.complete_info({ "items" }).items
    if #offered == 0 and vim.loop.now() - started < PATIENCE then
      return
    end
    timer:stop()
    vim.api.nvim_input("<C-y><Esc>")
  end))
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes("A<C-x><C-o>", true, false, true), "tx!", false)
  assert(line():find("^  Ixn %-> Stats : EventPartyRemoved"), line() .. vim.inspect(offered))
end)

test("goes to a participant's declaration, and into the library", function()
  open("right.msgflow")
  on("Stats", 3)
  press("gd")
  becomes(function()
    return vim.api.nvim_win_get_cursor(0)
  end, { 3, 12 })
  on("EventPartyRemoved")
  press("gd")
  becomes(function()
    return vim.fn.expand("%:t")
  end, "eservices.msgflow")
  assert(line():find("^message EventPartyRemoved"), line())
end)

test("finds references", function()
  open("right.msgflow")
  on("Stats", 2)
  press("grr")
  becomes(function()
    return #vim.fn.getqflist()
  end, 3)
  vim.cmd("cclose")
end)

test("renames a participant", function()
  open("right.msgflow")
  local before = text()
  on("Stats", 2)
  vim.lsp.buf.rename("Statistics")
  becomes(text, (before:gsub("Stats", "Statistics")))
end)

test("renames a message in a file that nobody has opened", function()
  open("used.msgflow")
  on("EventGreeted")
  vim.lsp.buf.rename("EventWelcomed")
  becomes(function()
    local user = vim.fn.bufnr("uses.msgflow")
    return user >= 0 and vim.api.nvim_buf_get_lines(user, 3, 4, false)[1]
  end, "  Agent -> Reporting : EventWelcomed")
end)

test("formats", function()
  open("untidy.msgflow")
  press("<Leader>f")
  becomes(text, table.concat(vim.fn.readfile("right.msgflow"), "\n") .. "\n")
end)

test("applies a quick fix", function()
  open("wrong.msgflow")
  becomes(findings, { "wrong-protocol 10" })
  on("Interaction Management")
  local titles = {}
  vim.ui.select = function(actions, options, choose)
    titles = vim.tbl_map(options.format_item, actions)
    choose(actions[1], 1)
  end
  press("gra")
  eventually(function()
    return not text():find("Interaction Management", 1, true)
  end, function()
    return vim.inspect(titles)
  end)
  becomes(findings, {})
end)

vim.cmd(failed == 0 and "qall!" or "cquit 1")
