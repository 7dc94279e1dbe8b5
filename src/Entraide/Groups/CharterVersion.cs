using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Groups;

/// <summary>One version of a group's rules, in plain language. Published versions do not change; a new one is another row.</summary>
public class CharterVersion
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid GroupId { get; init; }

    /// <summary>1, 2, 3 … in the group.</summary>
    public int Number { get; init; }
    public byte[] Text { get; init; } = [];
    public byte[]? WhatChanged { get; init; }
    public DateOnly PublishedOn { get; init; }

    public string Place(string column) => $"CharterVersion/{GroupId:N}/{Id:N}/{column}";

    sealed class Mapping : IEntityTypeConfiguration<CharterVersion>
    {
        public void Configure(EntityTypeBuilder<CharterVersion> charter)
        {
            charter.HasOne<Group>().WithMany().HasForeignKey(c => c.GroupId).OnDelete(DeleteBehavior.Cascade);
            charter.HasIndex(c => new { c.GroupId, c.Number }).IsUnique();
        }
    }
}
