"""Team: bringing hand-overs in, settling differences, handing over, readers' agreement, members, backups."""
