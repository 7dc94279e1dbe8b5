using Entraide.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Meetings;

/// <summary>The agenda a group follows unless it prepares another for one date.</summary>
public class UsualAgenda
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid GroupId { get; init; }

    /// <summary>An <see cref="Meetings.Agenda"/>, sealed under the group's key.</summary>
    public byte[] Agenda { get; set; } = [];
    public int Version { get; set; }

    public string Place(string column) => $"UsualAgenda/{GroupId:N}/{Id:N}/{column}";

    sealed class Mapping : IEntityTypeConfiguration<UsualAgenda>
    {
        public void Configure(EntityTypeBuilder<UsualAgenda> usual)
        {
            usual.HasOne<Group>().WithMany().HasForeignKey(u => u.GroupId).OnDelete(DeleteBehavior.Cascade);
            usual.HasIndex(u => u.GroupId).IsUnique();
        }
    }
}
